import { z } from 'zod';
import type { Field, Form } from '../../core/form.ts';
import type { SchoolOfActor } from '../../core/people.ts';
import type { Text } from '../../core/view.ts';
import type { Project } from '../../store/generated/client.ts';
import { yearGroupsOf } from '../memberships/membership.ts';
import type { Application } from './application.reads.ts';
import { noPupils } from './project-fields.ts';

const chosen = (answer: unknown) => (answer === undefined ? [] : [answer].flat());
const role = 'Write your role at school, such as “Year 4 teacher”.';

/** What a school applies with. */
export const applyAnswers = z.object({
  role: z.string({ error: role }).trim().min(1, role).max(80, 'Keep your role under 80 characters.'),
  years: z.preprocess(chosen, z.array(z.string().max(20)).min(1, 'Choose at least one year group.').max(20)),
  head: z.enum(['yes', 'not-yet'], { error: 'Choose whether your headteacher has agreed.' }),
  note: z.string().trim().max(600, 'Keep the note under 600 characters.').default(''),
  agree: z.preprocess(chosen, z.array(z.string()).min(1, 'Tick the agreement to apply.')),
});
export type ApplyAnswers = z.infer<typeof applyAnswers>;

type Asking = {
  project: Project;
  school: SchoolOfActor;
  agreement: { version: number; text: string };
  /** The application that is there already. */
  before: Application | undefined;
  /** What is said of the closing date. */
  closing: Text;
};

const fieldsOf = ({ school, agreement, before }: Asking): Field[] => [
  {
    id: 'role',
    label: 'Your role at school',
    help: 'For example: Year 4 teacher',
    kind: 'text',
    max: 80,
    ...(before && { value: before.jobTitle }),
  },
  {
    id: 'years',
    label: 'Year groups you teach',
    kind: 'choices',
    options: yearGroupsOf(school.kind === 'at' ? school.phases : []),
    ...(before && { value: before.yearGroups }),
  },
  {
    id: 'head',
    label: 'Has your headteacher agreed?',
    kind: 'choice',
    options: [
      { value: 'yes', label: 'Yes' },
      { value: 'not-yet', label: 'Not yet' },
    ],
    ...(before && { value: before.headAgreed ? 'yes' : 'not-yet' }),
  },
  {
    id: 'note',
    label: 'What the hub should know',
    help: 'No pupil’s name or details, please.',
    kind: 'long-text',
    max: 600,
    optional: true,
    ...(before?.note && { value: before.note }),
  },
  {
    id: 'agree',
    label: 'Participation agreement',
    kind: 'choices',
    options: [{ value: String(agreement.version), label: 'I agree' }],
    ...(before && { value: [String(before.agreementVersion)] }),
  },
];

/** The form that a school applies with, or changes its application by. */
export function applyForm(asking: Asking): Form {
  const { project, school, agreement, before, closing } = asking;
  const facts = [
    { label: 'Your school', value: school.kind === 'at' ? school.name : '' },
    { label: 'Closing date', value: closing },
  ];
  return {
    title: before ? 'Change your application?' : 'Apply for your school?',
    shortTitle: before ? 'Change application' : 'Apply for your school',
    intro: `“${project.title}”. The hub chooses the group for your school. ${noPupils}`,
    minutes: 2,
    submit: before ? 'Save the changes' : 'Apply for my school',
    runs: 'apply',
    input: { project: project.id },
    about: [
      { kind: 'facts', facts },
      { kind: 'text', text: [{ strong: 'What you agree to: ' }, agreement.text] },
    ],
    fields: fieldsOf(asking),
  };
}
