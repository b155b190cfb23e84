import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { may } from '../../core/rights.ts';
import { ukDay } from '../../core/uk-time.ts';
import { type Action, type Block, type Item, type Span, text } from '../../core/view.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { shownYears } from '../work-groups/work-group.reads.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { waitingFor } from './candidates.reads.ts';
import { sayDeadline } from './commission-view.ts';
import { canBeLed } from './group-sought.ts';

/** Groups on one page: each has two buttons, and a card has an end. */
const pageSize = 8;

const select = {
  id: true,
  projectId: true,
  title: true,
  code: true,
  key: true,
  state: true,
  phases: true,
  partnerId: true,
  interestUntil: true,
  soughtSince: true,
  leads: { where: { to: null }, select: { personId: true } },
} as const;

/** Every group that nobody leads and this person may find a lead for, the longest sought first, with its candidates. */
export async function groupsWithoutLead(base: Pick<HubBase, 'db' | 'now' | 'actor'>) {
  const { db, now, actor } = base;
  const groups = await db.workGroup.findMany({
    where: { year: { in: shownYears(now) }, state: { in: canBeLed }, leads: { none: { to: null } } },
    select,
    orderBy: [{ soughtSince: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
  });
  const mine = groups.filter((group) => may(actor, 'commission a lead', rightsOfGroup(group)));
  const waiting = await waitingFor(base, mine);
  return mine.map((group) => ({
    ...group,
    candidates: waiting.filter(
      ({ groupId, projectId }) => groupId === group.id || (groupId === null && projectId === group.projectId),
    ).length,
  }));
}
type Leaderless = Awaited<ReturnType<typeof groupsWithoutLead>>[number];

const sayCandidates = (count: number) => {
  if (count === 0) return 'no candidates';
  return count === 1 ? '1 candidate' : `${count} candidates`;
};

function itemOf(group: Leaderless, base: HubBase): Item {
  const about = (label: string, runs: string): Action => ({
    label,
    spoken: `${label}: ${group.title}, ${group.key}`,
    runs,
    input: { group: group.id },
  });
  const since: Span[] = group.soughtSince
    ? [' · sought since ', { day: ukDay(group.soughtSince) }]
    : [group.state === 'SEEKING_LEAD' ? ' · sought' : ' · not sought yet'];
  return {
    title: group.title,
    detail: [
      `${group.code ?? group.key} · ${sayCandidates(group.candidates)}`,
      ...since,
      ...(group.interestUntil ? [' · ', ...[sayDeadline(group, base)].flat()] : []),
    ],
    actions: [about('Commission', 'commission'), about('Seek a lead', 'seek-lead')],
  };
}

const moreOf = (page: number): Block => ({
  kind: 'actions',
  actions: [
    { label: 'Show more', spoken: 'Show more groups', runs: 'groups-without-lead', input: { page: String(page + 1) } },
  ],
});

/** Shows the hub which groups nobody leads, the longest sought first, with candidates and days to the deadline. */
export const listGroupsWithoutLead = defineCommand({
  name: 'groups-without-lead',
  kind: 'query',
  phrase: 'groups without a lead',
  also: ['groups without lead', 'without a lead'],
  summary: 'See which groups still need a lead',
  right: 'commission a lead',
  input: z.object({ page: z.coerce.number().int().min(1).max(100).default(1) }),
  run: async ({ input: { page }, subject: _none, answers: _nothing, ...base }) => {
    const groups = await groupsWithoutLead(base);
    const here = groups.slice((page - 1) * pageSize, page * pageSize);
    return reply({
      title: 'Groups without a lead',
      blocks: [
        ...(groups.length > pageSize ? [text(`${groups.length} groups, the longest sought first.`)] : []),
        { kind: 'items', items: here.map((group) => itemOf(group, base)), whenEmpty: 'Every group has its lead.' },
        ...(groups.length > page * pageSize ? [moreOf(page)] : []),
      ],
    });
  },
});
