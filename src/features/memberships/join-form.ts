import { z } from 'zod';
import type { Field, Form, Option } from '../../core/form.ts';
import type { SchoolOfActor } from '../../core/people.ts';
import { type Day, sayDay, ukDay } from '../../core/uk-time.ts';
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
});
export type JoinAnswers = z.infer<typeof joinAnswers>;

type Asking = {
  group: GroupDetail;
  now: Date;
  school: SchoolOfActor;
  /** Until when a place waits for the headteacher; none where the school's place is confirmed already. */
  holdUntil: Day | undefined;
  agreement: { version: number; text: string };
};

const headField = (holdUntil: Day, now: Date): Field => ({
  id: 'head',
  label: 'Has your headteacher agreed?',
  kind: 'choice',
  options: [
    { value: 'yes', label: 'Yes' },
    { value: 'not-yet', label: 'Not yet: hold the place', detail: `until ${sayDay(holdUntil, ukDay(now))}` },
  ],
});

/** The tick is for one version: it is gone when a newer text is shown. */
const iAgree = (version: number): Option => ({ value: String(version), label: 'I agree' });

/** The form that a teacher joins with: nothing is asked that the bot knows. */
export function joinForm(asking: Asking): Form {
  const { group, school, agreement } = asking;
  const phases = school.kind === 'at' ? school.phases : [];
  return {
    title: 'Join this Work Group?',
    shortTitle: 'Join a Work Group',
    intro: `${group.title}. Please give no pupil’s name or details.`,
    minutes: 1,
    submit: 'Join this group',
    runs: 'join',
    input: { group: group.id },
    about: [
      { kind: 'facts', facts: [{ label: 'Your school', value: school.kind === 'at' ? school.name : '' }] },
      { kind: 'text', text: [{ strong: 'What you agree to: ' }, agreement.text] },
    ],
    fields: [
      { id: 'role', label: 'Your role at school', help: 'For example: Year 4 teacher', kind: 'text', max: 80 },
      { id: 'years', label: 'Year groups you teach', kind: 'choices', options: yearGroupsOf(phases) },
      ...(asking.holdUntil ? [headField(asking.holdUntil, asking.now)] : []),
      { id: 'agree', label: 'Participation agreement', kind: 'choices', options: [iAgree(agreement.version)] },
    ],
  };
}
