import { z } from 'zod';
import type { Field, Form } from '../../core/form.ts';
import { daySchema } from '../../core/uk-time.ts';
import type { HubProject, Project } from '../../store/generated/client.ts';
import { noPupils } from './project-fields.ts';

const words = (name: string) => z.string().trim().max(600, `Keep ${name} under 600 characters.`).default('');

/** What a hub says of a project; the first answer is missing where the hub has no choice. */
export const optInAnswers = z.object({
  uptake: z.enum(['OPTED_IN', 'NOT_THIS_YEAR'], { error: 'Choose whether your hub takes it up.' }).optional(),
  focus: words('what it means here'),
  adaptation: words('what you do differently'),
  applies: z.enum(['yes', 'no'], { error: 'Choose how schools come in.' }),
  opens: daySchema.optional(),
  closes: daySchema.optional(),
});
export type OptInAnswers = z.infer<typeof optInAnswers>;

const dayOf = (date: Date | null | undefined) => (date ? { value: date.toISOString().slice(0, 10) } : {});

const uptakeField = (choice: HubProject | null): Field => ({
  id: 'uptake',
  label: 'Does your hub take it up?',
  kind: 'choice',
  options: [
    { value: 'OPTED_IN', label: 'Yes, this year' },
    { value: 'NOT_THIS_YEAR', label: 'Not this year' },
  ],
  ...(choice && { value: choice.uptake }),
});

const fieldsOf = (choice: HubProject | null): Field[] => [
  {
    id: 'focus',
    label: 'What it means here',
    help: 'Your local focus',
    kind: 'long-text',
    max: 600,
    optional: true,
    ...(choice?.localFocus && { value: choice.localFocus }),
  },
  {
    id: 'adaptation',
    label: 'What you do differently',
    kind: 'long-text',
    max: 600,
    optional: true,
    ...(choice?.adaptation && { value: choice.adaptation }),
  },
  {
    id: 'applies',
    label: 'How do schools come in?',
    kind: 'choice',
    options: [
      { value: 'no', label: 'Each school joins a group' },
      { value: 'yes', label: 'They apply to the project', detail: 'and your hub allots them to its groups' },
    ],
    value: choice?.takesApplications ? 'yes' : 'no',
  },
  { id: 'opens', label: 'Applications open on', kind: 'date', optional: true, ...dayOf(choice?.opensOn) },
  { id: 'closes', label: 'Applications close on', kind: 'date', optional: true, ...dayOf(choice?.closesOn) },
];

/** Whether a hub can choose at all. */
export const canDecline = (project: Pick<Project, 'isMandatory'>): boolean => !project.isMandatory;

/** Asks what the hub does with a project: takes it up or not, how, and how schools come in. */
export function optInForm(project: Project, choice: HubProject | null): Form {
  const about = canDecline(project)
    ? `“${project.title}”.`
    : `“${project.title}” is run by every hub, so it cannot be declined: say how your hub runs it.`;
  return {
    title: 'What does your hub do with it?',
    shortTitle: 'What your hub does',
    intro: `${about} ${noPupils}`,
    minutes: 2,
    submit: 'Save what we do',
    runs: 'opt-in',
    input: { project: project.id },
    fields: [...(canDecline(project) ? [uptakeField(choice)] : []), ...fieldsOf(choice)],
  };
}
