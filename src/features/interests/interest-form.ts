import { z } from 'zod';
import type { Field, Form, Option } from '../../core/form.ts';
import { type Day, sayDay } from '../../core/uk-time.ts';
import type { Interest } from '../../store/generated/client.ts';
import { dayOf } from './group-sought.ts';
import { capacityOptions, halfTermOptions } from './interest.ts';
import type { Thing } from './thing-to-lead.ts';

const ticked = (answer: unknown) => (answer === undefined ? [] : [answer].flat());

/** What an expression of interest is answered with. */
export const interestAnswers = z.object({
  capacity: z.enum(['LEAD', 'CO_LEAD', 'TAKE_PART'], { error: 'Choose what you would like to do.' }),
  with: z.uuid().optional(),
  withWhom: z.string().trim().max(120, 'Keep this under 120 characters.').default(''),
  note: z.string().trim().max(600, 'Keep the note under 600 characters.').default(''),
  halfTerms: z.preprocess(ticked, z.array(z.enum(halfTermOptions.map(({ value }) => value)))),
  head: z.enum(['yes', 'not-yet'], { error: 'Choose whether your headteacher agrees.' }),
});
export type InterestAnswers = z.infer<typeof interestAnswers>;

const heads: Option[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'not-yet', label: 'Not yet' },
];

type Before = Pick<Interest, 'capacity' | 'withWhom' | 'note' | 'halfTerms' | 'headAgreed'> | undefined;

const fields = (before: Before, partner: Option | undefined): Field[] => [
  {
    id: 'capacity',
    label: 'What would you like to do?',
    kind: 'choice',
    options: capacityOptions,
    ...(before && { value: before.capacity }),
  },
  {
    id: 'with',
    label: 'Co-lead with',
    help: 'A local leader whom the hub knows',
    kind: 'search',
    source: 'local-leaders',
    optional: true,
    ...(partner && { value: partner }),
  },
  {
    id: 'withWhom',
    label: 'Or with somebody else',
    kind: 'text',
    max: 120,
    optional: true,
    ...(before && { value: before.withWhom }),
  },
  {
    id: 'note',
    label: 'What the hub should know',
    help: 'No pupil’s name or details, please',
    kind: 'long-text',
    max: 600,
    optional: true,
    ...(before && { value: before.note }),
  },
  {
    id: 'halfTerms',
    label: 'Half-terms that suit you',
    help: 'None ticked means any',
    kind: 'choices',
    options: halfTermOptions,
    optional: true,
    ...(before && { value: before.halfTerms }),
  },
  {
    id: 'head',
    label: 'Does your headteacher agree?',
    help: 'If you have no school, choose yes',
    kind: 'choice',
    options: heads,
    ...(before && { value: before.headAgreed ? 'yes' : 'not-yet' }),
  },
];

const introOf = (title: string, until: string, isLate: boolean) =>
  `${title}.${until} It is no promise, on either side; until the hub has decided you can change it or take it back.${
    isLate ? ' The deadline has passed: yours will be marked as late.' : ''
  }`;

/** Asks what somebody would do, filled in with what they said before. */
export function interestForm(
  { title, group, project, before }: Thing,
  { partner, isLate, today }: { partner: Option | undefined; isLate: boolean; today: Day },
): Form {
  const until =
    group?.interestUntil && !isLate ? ` Offers are due by ${sayDay(dayOf(group.interestUntil), today)}.` : '';
  const open = before && before.state !== 'WITHDRAWN' ? before : undefined;
  return {
    title: open ? 'Change what you said?' : 'Would you like to lead?',
    shortTitle: open ? 'Change your interest' : 'Say your interest',
    intro: introOf(title, until, isLate),
    minutes: 2,
    submit: open ? 'Save the change' : 'Tell the hub',
    runs: 'interest',
    input: { ...(group && { group: group.id }), ...(project && { project: project.id }) },
    fields: fields(open, partner),
  };
}
