import { z } from 'zod';
import { type Found, type Outcome, refuse, reply } from '../../core/command.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { gone } from '../memberships/own-place.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { loadGroup } from '../work-groups/group-detail.ts';
import { lockGroup } from '../work-groups/work-group.moves.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { lineAnswers, lineForm, payeesOf } from './line-form.ts';
import { type FundingDetail, loadLine } from './money.reads.ts';
import { faultIn, type Line, saySums } from './money.ts';
import { moneyView, nameOf } from './money-view.ts';

const choice = z.object({
  group: z.uuid().optional(),
  line: z.uuid().optional(),
});

/** A group, and the line of it that is meant; none is a new one. */
type OfGroup = { group: GroupDetail; line?: FundingDetail };

const lineGone = refuse(
  'line gone',
  'That line is no longer there. Type “money” and the code of the group to see its own.',
);

async function lineMeant(
  { group, line }: z.infer<typeof choice>,
  base: HubBase,
  lock: boolean,
): Promise<Found<OfGroup>> {
  const before = line ? await loadLine(base, line) : undefined;
  if (line && !before) return { instead: lineGone };
  const id = before?.groupId ?? group;
  const held = id && (lock ? await lockGroup(base.db, base.hub, id) : await loadGroup(base.db, id));
  if (!held) return { instead: gone };
  const fresh = line ? await loadLine(base, line) : undefined;
  if (line && !fresh) return { instead: lineGone };
  return { subject: { group: held, ...(fresh && { line: fresh }) } };
}

type Given = z.infer<typeof lineAnswers>;

/** What is wrong with an answer, at its field; else what is kept. */
async function checked({ group, line }: OfGroup, given: Given, base: HubBase) {
  const kind = await base.db.fundingKind.findUnique({ where: { id: given.kind } });
  if (!kind || (kind.endedAt && kind.id !== line?.kindId))
    return refuse('kind over', 'That kind of money is no longer given. Choose another.', 'kind');
  const schools = await payeesOf(base, group, line);
  if (given.school && !schools.some(({ value }) => value === given.school))
    return refuse('school', 'Choose a school that takes part in this group, or its lead’s.', 'school');
  const values = {
    schoolId: given.school || null,
    ...{ plannedPence: given.planned, claimedPence: given.claimed, paidPence: given.paid },
    halfAgreed: kind.isMatched && given.half,
  };
  const fault = faultIn({ ...values, kind });
  if (fault) return refuse('money', fault.words, fault.field);
  return { ...values, kindId: kind.id, note: given.note, kind };
}

const noted = (line: Line & { kind: { word: string } }) => ({ kind: line.kind.word, sums: saySums(line) });

async function keep(subject: OfGroup, given: Given, base: HubBase): Promise<Outcome> {
  const { group, line } = subject;
  const found = await checked(subject, given, base);
  if (found.kind === 'refuse') return found;
  const { kind, ...values } = found;
  const { id } = line
    ? await base.db.fundingLine.update({ where: { id: line.id }, data: { ...values, version: { increment: 1 } } })
    : await base.db.fundingLine.create({ data: { ...values, hubId: base.hub.id, groupId: group.id, at: base.now } });
  await recordChange(base, {
    what: line ? 'changed a line of money' : 'added a line of money',
    subjectId: id,
    ...(line && { before: noted(line) }),
    after: noted({ ...values, kind }),
  });
  return reply(await moneyView('The line is saved', group, base));
}

/** Writes a line of a group's money down, or changes one. */
export const keepLine = defineCommand({
  name: 'money-line',
  kind: 'change',
  summary: 'Write down or change a line of money',
  right: 'keep money',
  input: choice,
  subject: lineMeant,
  rightsOf: ({ group }) => rightsOfGroup(group),
  versionOf: ({ line }) => line?.version,
  ask: async ({ subject: { group, line }, input: _asked, ...base }) => ({
    kind: 'ask',
    form: await lineForm(base, group, line),
  }),
  answers: lineAnswers,
  freeText: ['note'],
  run: async ({ subject, input: _asked, answers, ...base }) => keep(subject, answers, base),
});

const changedMeanwhile = (line: FundingDetail) =>
  refuse(
    'stale',
    `Nothing is removed: somebody changed this line meanwhile. ${nameOf(line)} is now ${saySums(line)}. Open the money again to remove it.`,
  );

/** Takes a line off again, as it was shown: one that somebody else has just changed is looked at first. */
export const removeLine = defineCommand({
  name: 'remove-money',
  kind: 'change',
  summary: 'Take a line of money off',
  right: 'keep money',
  input: z.object({ line: z.uuid(), version: z.coerce.number().int() }),
  subject: lineMeant,
  rightsOf: ({ group }) => rightsOfGroup(group),
  run: async ({ subject: { group, line }, input: { version }, answers: _none, ...base }) => {
    if (!line) return lineGone;
    if (line.version !== version) return changedMeanwhile(line);
    await base.db.fundingLine.delete({ where: { id: line.id } });
    await recordChange(base, { what: 'removed a line of money', subjectId: line.id, before: noted(line) });
    return reply(await moneyView('The line is removed', group, base));
  },
});
