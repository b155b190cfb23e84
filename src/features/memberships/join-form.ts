import { z } from 'zod';
import type { Field, Form, Option } from '../../core/form.ts';
import type { Phase, SchoolOfActor } from '../../core/people.ts';
import { type Day, sayDay, ukDay } from '../../core/uk-time.ts';
import type { Block } from '../../core/view.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { yearGroupsOf } from './membership.ts';

const chosen = (answer: unknown) => (answer === undefined ? [] : [answer].flat());

/** What the join form is answered with; `head` is missing where the school's place is confirmed already. */
export const joinAnswers = z.object({
  role: z
    .string({ error: 'Write your role at school, such as “Year 4 teacher”.' })
    .trim()
    .min(1, 'Write your role at school, such as “Year 4 teacher”.')
    .max(80, 'Keep your role under 80 characters.'),
  years: z.preprocess(chosen, z.array(z.string().max(20)).min(1, 'Choose at least one year group.').max(20)),
  head: z.enum(['yes', 'not-yet'], { error: 'Choose whether your headteacher has agreed.' }).optional(),
  agree: z.preprocess(chosen, z.array(z.string()).min(1, 'Tick the agreement to join.')),
  code: z.string().trim().max(40, 'Keep the code under 40 characters.').optional(),
});
export type JoinAnswers = z.infer<typeof joinAnswers>;

/** Where the school goes on the waiting list the agreement follows with the place. */
export const lineAnswers = joinAnswers.omit({ agree: true, code: true });

/** What an offered place is taken with. */
export const acceptAnswers = joinAnswers.pick({ head: true, agree: true });
export type LineAnswers = z.infer<typeof lineAnswers>;

type Asking = {
  group: Pick<GroupDetail, 'id' | 'title' | 'entryConditions'>;
  now: Date;
  school: SchoolOfActor;
  /** Until when a place waits for the headteacher; none where the school's place is confirmed already. */
  holdUntil: Day | undefined;
  agreement: { version: number; text: string };
  /** The lead or the hub chooses the schools. */
  isBySelection?: true;
  /** The school was not invited by name: it needs the code that its invitation carries. */
  needsCode?: true;
};

const headQuestion = (notYet: Option): Field => ({
  id: 'head',
  label: 'Has your headteacher agreed?',
  kind: 'choice',
  options: [{ value: 'yes', label: 'Yes' }, notYet],
});

const holdIt = (holdUntil: Day, now: Date): Option => ({
  value: 'not-yet',
  label: 'Not yet: hold the place',
  detail: `until ${sayDay(holdUntil, ukDay(now))}`,
});

const notYet: Option = { value: 'not-yet', label: 'Not yet' };

const aboutTeacher = (phases: Phase[]): Field[] => [
  { id: 'role', label: 'Your role at school', help: 'For example: Year 4 teacher', kind: 'text', max: 80 },
  { id: 'years', label: 'Year groups you teach', kind: 'choices', options: yearGroupsOf(phases) },
];

/** The tick is for one version: it is gone when a newer text is shown. */
const agreeField = (version: number): Field => ({
  id: 'agree',
  label: 'Participation agreement',
  kind: 'choices',
  options: [{ value: String(version), label: 'I agree' }],
});

const agreementText = (agreement: { text: string }): Block => ({
  kind: 'text',
  text: [{ strong: 'What you agree to: ' }, agreement.text],
});

const invitationCode: Field = {
  id: 'code',
  label: 'Your invitation’s code',
  help: 'It came with the invitation, like ABCD-EFGH-JKLM',
  kind: 'text',
  max: 40,
};

const phasesOf = (school: SchoolOfActor) => (school.kind === 'at' ? school.phases : []);

/** The school that takes part, and who can join where the group says so. */
const factsOf = ({ entryConditions }: Asking['group'], school: SchoolOfActor): Block => ({
  kind: 'facts',
  facts: [
    { label: 'Your school', value: school.kind === 'at' ? school.name : '' },
    ...(entryConditions ? [{ label: 'Who can join', value: entryConditions }] : []),
  ],
});

const noPupils = 'Please give no pupil’s name or details.';

const applying = {
  title: 'Apply for a place?',
  shortTitle: 'Apply for a place',
  submit: 'Apply for a place',
};
const joining = { title: 'Join this Work Group?', shortTitle: 'Join a Work Group', submit: 'Join this group' };

/** The form that a teacher joins or applies with: nothing is asked that the bot knows. */
export function joinForm(asking: Asking): Form {
  const { group, school, agreement, isBySelection, needsCode, holdUntil, now } = asking;
  const chosen = isBySelection ? ' The lead chooses the schools and answers you.' : '';
  const head = holdUntil && headQuestion(isBySelection ? notYet : holdIt(holdUntil, now));
  return {
    ...(isBySelection ? applying : joining),
    intro: `${group.title}.${chosen} ${noPupils}`,
    minutes: 1,
    runs: 'join',
    input: { group: group.id },
    about: [factsOf(group, school), agreementText(agreement)],
    fields: [
      ...(needsCode ? [invitationCode] : []),
      ...aboutTeacher(phasesOf(school)),
      ...(head ? [head] : []),
      agreeField(agreement.version),
    ],
  };
}

/** The form that puts a school on the waiting list, or a colleague into the line their school stands in (no `number`). */
export function lineForm({ group, school }: Pick<Asking, 'group' | 'school'>, number?: number): Form {
  const where = number
    ? `Every place in “${group.title}” is taken. Your school would be number ${number} on the waiting list.`
    : `Your school has asked for a place in “${group.title}”. You can stand for it with your colleague.`;
  return {
    title: number ? 'Join the waiting list?' : 'Wait with your colleague?',
    shortTitle: number ? 'Join the waiting list' : 'Wait with a colleague',
    intro: `${where} ${noPupils}`,
    minutes: 1,
    submit: number ? 'Join waiting list' : 'Wait with them',
    runs: 'wait',
    input: { group: group.id },
    about: [factsOf(group, school)],
    fields: [...aboutTeacher(phasesOf(school)), ...(number ? [headQuestion(notYet)] : [])],
  };
}

/** The form that takes an offered place: what was asked before stays as it was said. */
export function acceptForm(
  asking: Omit<Asking, 'school' | 'holdUntil'> & { holdUntil: Day; headAgreed: boolean },
): Form {
  const { group, now, holdUntil, agreement, headAgreed } = asking;
  const head = headQuestion(holdIt(holdUntil, now));
  return {
    title: 'Take the offered place?',
    shortTitle: 'Take the place',
    intro: `${group.title}. The place is kept for your school while you answer.`,
    minutes: 1,
    submit: 'Take the place',
    runs: 'accept-place',
    input: { group: group.id },
    about: [agreementText(agreement)],
    fields: [headAgreed && head.kind === 'choice' ? { ...head, value: 'yes' } : head, agreeField(agreement.version)],
  };
}
