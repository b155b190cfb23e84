import { z } from 'zod';
import type { Field } from '../../core/form.ts';
import { isLink } from '../../core/link-answer.ts';
import type { Project } from '../../store/generated/client.ts';
import { sayPlainKind, sayStageName } from '../work-groups/project.ts';
import { readCode } from '../work-groups/project-code.ts';
import { allPhases, sayPhase } from '../work-groups/work-group.ts';

/** What is known of a project when its form opens: nothing of a new one. */
export type Known = Partial<
  Pick<
    Project,
    | 'title'
    | 'code'
    | 'kind'
    | 'type'
    | 'phases'
    | 'description'
    | 'stage'
    | 'isMandatory'
    | 'family'
    | 'guidance'
    | 'questions'
    | 'url'
  >
>;

/** The last sentence of every form whose words others read. */
export const noPupils = 'Please give no pupil’s name or details.';

const kinds = ['WORK_GROUP', 'SERIES', 'PROGRAMME', 'EXCHANGE', 'NETWORK', 'PROPOSAL_ROUTE', 'FOCUS_AREA'] as const;
const stages = ['DEVELOPMENT', 'EFFECTIVENESS', 'SCALING_UP', 'INNOVATION'] as const;

const given = <Value>(value: Value | null | undefined) => (value ? { value } : {});

/** A form that is followed by another. */
export const firstOfTwo: [number, number] = [1, 2];

/** The fields of a project's forms, each with what is known. */
export const projectField = {
  title: ({ title }: Known): Field => ({ id: 'title', label: 'Title', kind: 'text', max: 120, ...given(title) }),
  code: ({ code }: Known): Field => ({
    id: 'code',
    label: 'Code, if it has one',
    help: 'For example: NCP26-10a',
    kind: 'text',
    max: 20,
    optional: true,
    ...given(code),
  }),
  kind: ({ kind }: Known): Field => ({
    id: 'kind',
    label: 'What is it?',
    kind: 'choice',
    options: kinds.map((value) => ({ value, label: sayPlainKind(value) })),
    value: kind ?? 'WORK_GROUP',
  }),
  type: ({ type }: Known): Field => ({
    id: 'type',
    label: 'Type',
    kind: 'choice',
    options: [
      { value: 'LOCAL', label: 'The hub’s own design' },
      { value: 'INNOVATION', label: 'Innovation', detail: 'an idea that the hub tries out' },
    ],
    ...given(type),
  }),
  stage: ({ stage }: Known): Field => ({
    id: 'stage',
    label: 'Stage',
    kind: 'choice',
    options: stages.map((value) => ({ value, label: sayStageName(value) })),
    optional: true,
    ...given(stage),
  }),
  phases: ({ phases }: Known): Field => ({
    id: 'phases',
    label: 'Phases',
    kind: 'choices',
    options: allPhases.map((value) => ({ value, label: sayPhase(value) })),
    ...given(phases),
  }),
  description: ({ description }: Known): Field => ({
    id: 'description',
    label: 'What it is about',
    help: 'A sentence or two for teachers',
    kind: 'long-text',
    max: 600,
    ...given(description),
  }),
  mandatory: ({ isMandatory }: Known): Field => ({
    id: 'mandatory',
    label: 'Which hubs run it?',
    kind: 'choice',
    options: [
      { value: 'yes', label: 'Every hub' },
      { value: 'no', label: 'Hubs that choose it' },
    ],
    ...(isMandatory !== undefined && { value: isMandatory ? 'yes' : 'no' }),
  }),
  family: ({ family }: Known): Field => ({
    id: 'family',
    label: 'Family',
    help: 'For example: Teaching for Mastery (Primary)',
    kind: 'text',
    max: 60,
    optional: true,
    ...given(family),
  }),
  guidance: ({ guidance }: Known): Field => ({
    id: 'guidance',
    label: 'Guidance for every group of it',
    kind: 'long-text',
    max: 1500,
    optional: true,
    ...given(guidance),
  }),
  questions: ({ questions = [] }: Known): Field => ({
    id: 'questions',
    label: 'Questions for every group at the end',
    help: 'One on each line, up to 10',
    kind: 'long-text',
    max: 2000,
    optional: true,
    ...given(questions.join('\n')),
  }),
  url: ({ url }: Known): Field => ({
    id: 'url',
    label: 'Where to read more',
    help: 'An address that begins with https://',
    kind: 'text',
    max: 300,
    optional: true,
    ...given(url),
  }),
};

const chosen = (answer: unknown) => (answer === undefined ? [] : [answer].flat());
const words = (most: number, name: string) =>
  z
    .string({ error: `Write the ${name}.` })
    .trim()
    .max(most, `Keep the ${name} under ${most} characters.`);
const lines = (text: string) =>
  text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** A code in the network's spelling where it is one, else as the hub writes it. */
const code = words(20, 'code')
  .default('')
  .transform((typed) => (typed === '' ? null : (readCode(typed) ?? typed)));

/** What is said of every project first. */
export const firstAnswers = z.object({
  title: words(120, 'title').min(1, 'Write the title.'),
  code,
  kind: z.enum(kinds, { error: 'Choose what it is.' }),
  phases: z.preprocess(
    chosen,
    z.array(z.enum(['EARLY_YEARS', 'PRIMARY', 'SECONDARY', 'POST_16'])).min(1, 'Choose at least one phase.'),
  ),
  description: words(600, 'description').min(1, 'Say in a sentence or two what it is about.'),
});

export const stageAnswer = z.enum(stages, { error: 'Choose a stage.' });

/** What can be said of every project later. */
export const moreAnswers = z.object({
  family: words(60, 'family').default(''),
  guidance: words(1500, 'guidance').default(''),
  questions: words(2000, 'questions')
    .default('')
    .transform(lines)
    .refine((some) => some.length <= 10, 'Keep it to 10 questions, one on each line.'),
  url: words(300, 'address')
    .default('')
    .refine((typed) => typed === '' || isLink(typed), 'Use an address that begins with https://.'),
});
