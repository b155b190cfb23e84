import { z } from 'zod';
import type { Field, Form, Option } from '../../core/form.ts';
import type { FundingKind } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { seated } from '../work-groups/place.ts';
import { givenKinds } from './kind.reads.ts';
import type { FundingDetail } from './money.reads.ts';
import { inPounds } from './money.ts';

const ticked = (answer: unknown) => (answer === undefined ? [] : [answer].flat());

/** "750", "3,000", "75.50": a comma stands before three digits only, else "75,50" would become thousands. */
const asTyped = /^(?:(?:\d{1,3},\d{3}|\d{1,6})(?:\.\d{2})?)?$/;

/** Pounds as people type them, kept in pence. */
const pounds = z
  .string()
  .trim()
  .default('')
  .transform((typed) => typed.replace(/[£\s]/g, ''))
  .refine((typed) => asTyped.test(typed), 'Write pounds, such as 750 or 75.50.')
  .transform((typed) => Math.round(Number(typed.replace(',', '')) * 100));

/** What a line is answered with. */
export const lineAnswers = z.object({
  kind: z.uuid({ error: 'Choose what it is for.' }),
  school: z.union([z.literal(''), z.uuid()]).default(''),
  planned: pounds,
  claimed: pounds,
  paid: pounds,
  half: z.preprocess(ticked, z.array(z.string())).transform((ticks) => ticks.includes('yes')),
  note: z.string().trim().max(80, 'Keep it under 80 characters.').default(''),
});

/** Schools that money of a group may go to: those that take part, its leads' own, and the one it goes to already. */
export async function payeesOf(
  { db }: HubBase,
  group: GroupDetail,
  line: FundingDetail | undefined,
): Promise<Option[]> {
  const places = await db.schoolParticipation.findMany({
    where: { groupId: group.id, state: { in: seated } },
    select: { schoolId: true },
  });
  const leads = await db.person.findMany({
    where: { id: { in: group.leads.map(({ person }) => person.id) } },
    select: { schoolId: true },
  });
  const ids = [...places, ...leads, ...(line ? [line] : [])].flatMap(({ schoolId }) => schoolId ?? []);
  const schools = await db.school.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  return schools.map(({ id, name }) => ({ value: id, label: name.slice(0, 75) }));
}

const matched = ({ word, isMatched }: FundingKind) => (isMatched ? `${word} (matched grant)` : word);

/** The kinds to choose from: those given now, and the one that the line has. */
async function kindOptions(base: HubBase, line: FundingDetail | undefined): Promise<Option[]> {
  const given = await givenKinds(base);
  const own = line && !given.some(({ id }) => id === line.kindId) ? [line.kind] : [];
  return [...given, ...own].map((kind) => ({ value: kind.id, label: matched(kind) }));
}

const poundsField = (id: string, label: string, pence: number | undefined): Field => ({
  id,
  label,
  kind: 'text',
  max: 12,
  ...(id !== 'planned' && { optional: true }),
  ...(pence !== undefined && { value: inPounds(pence) }),
});

function sumFields(line: FundingDetail | undefined): Field[] {
  return [
    poundsField('planned', 'Planned, in pounds', line?.plannedPence),
    poundsField('claimed', 'Claimed, in pounds', line?.claimedPence),
    poundsField('paid', 'Paid, in pounds', line?.paidPence),
  ];
}

const noteField = (note: string | undefined): Field => ({
  id: 'note',
  label: 'What exactly?',
  help: 'For example: three days of cover; no names',
  kind: 'text',
  max: 80,
  optional: true,
  ...(note && { value: note }),
});

/** Asks for a line of money, filled in with what it is now. */
export async function lineForm(base: HubBase, group: GroupDetail, line: FundingDetail | undefined): Promise<Form> {
  const title = line ? 'Change this line' : 'Add a line of money';
  const kinds = await kindOptions(base, line);
  const schools = await payeesOf(base, group, line);
  const school: Field = { id: 'school', label: 'To which school?', kind: 'choice', options: schools, optional: true };
  const half: Field = {
    id: 'half',
    label: 'Of a matched grant',
    kind: 'choices',
    options: [{ value: 'yes', label: 'The school pays its half' }],
    optional: true,
    ...(line?.halfAgreed && { value: ['yes'] }),
  };
  return {
    title,
    shortTitle: title,
    intro: `${group.title}. Leads read it, and the group’s report takes its totals.`,
    minutes: 1,
    submit: 'Save this line',
    runs: 'money-line',
    input: line ? { line: line.id } : { group: group.id },
    fields: [
      { id: 'kind', label: 'What is it for?', kind: 'choice', options: kinds, ...(line && { value: line.kindId }) },
      ...(schools.length > 0 ? [{ ...school, ...(line?.schoolId && { value: line.schoolId }) }] : []),
      ...sumFields(line),
      half,
      noteField(line?.note),
    ],
  };
}
