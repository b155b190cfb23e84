import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { pageOf } from '../../core/page.ts';
import { may } from '../../core/rights.ts';
import { ukDay } from '../../core/uk-time.ts';
import type { Action, Block, Item } from '../../core/view.ts';
import type { NetworkGuest, NetworkMeeting } from '../../store/generated/client.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { isLocalLeader } from '../work-groups/local-leader.reads.ts';
import { meetingsToCome } from './meeting.reads.ts';
import { aboutMeeting, answerActions, sayAnswer, whenOf, whereOf } from './meeting.ts';
import { notOfNetwork } from './meeting-meant.ts';
import { windowsFor, windowsToCome } from './window.reads.ts';
import { aboutWindow, sayWindow } from './window.ts';

/** Meetings that were, on one page. */
const pageSize = 3;

function itemOf(meeting: NetworkMeeting, guest: NetworkGuest | undefined, now: Date): Item {
  const answered = guest?.answer ?? null;
  const isOpen = (answered === null || answered === 'MAYBE') && meeting.endsAt > now;
  return {
    title: whenOf(meeting),
    detail: `${meeting.purpose} · ${whereOf(meeting)} · ${sayAnswer(answered)}`,
    actions: [...(isOpen ? answerActions(meeting, answered) : []), aboutMeeting('Open', 'meeting', meeting)],
  };
}

const sayAfter = (meeting: NetworkMeeting, guest: NetworkGuest | undefined): string => {
  if (meeting.state === 'CANCELLED') return 'called off';
  if (meeting.state === 'ANNOUNCED') return 'who came is not recorded yet';
  return guest?.came ? '✓ you were there' : 'you were not there';
};

/** Meetings that were, the latest first, a page at a time. */
async function before({ db, actor, now }: HubBase, wanted: number): Promise<{ blocks: Block[]; turning: Action[] }> {
  const past = await db.networkMeeting.findMany({
    where: { OR: [{ endsAt: { lte: now } }, { state: { not: 'ANNOUNCED' } }] },
    include: { guests: { where: { personId: actor.personId } } },
    orderBy: [{ startsAt: 'desc' }, { id: 'desc' }],
  });
  if (past.length === 0) return { blocks: [], turning: [] };
  const { lines, said, turning } = pageOf(past, wanted, pageSize, { runs: 'network', input: {} });
  const items = lines.map(({ guests, ...meeting }) => ({
    title: whenOf(meeting),
    detail: `${meeting.purpose} · ${sayAfter(meeting, guests[0])}`,
    actions: [aboutMeeting('Open', 'meeting', meeting)],
  }));
  return { blocks: [{ kind: 'items', heading: 'Before', items, whenEmpty: '' }, ...said], turning };
}

async function comingItems(base: HubBase): Promise<Item[]> {
  const { db, actor, now } = base;
  const meetings = await meetingsToCome(base);
  const own = await db.networkGuest.findMany({
    where: { personId: actor.personId, meetingId: { in: meetings.map(({ id }) => id) } },
  });
  const of = (id: string) => own.find(({ meetingId }) => meetingId === id);
  return meetings.map((meeting) => itemOf(meeting, of(meeting.id), now));
}

async function windowItems(base: HubBase, runs: boolean): Promise<Item[]> {
  const windows = runs ? await windowsToCome(base) : await windowsFor(base, base.actor.personId);
  const confirm = 'Nobody is told of it any more.';
  return windows.map((window) => ({
    title: { link: window.link, label: window.title },
    detail: sayWindow(window, ukDay(base.now)),
    ...(runs && {
      actions: [
        aboutWindow('Change', 'window', window),
        { ...aboutWindow('Take off the list', 'end-window', window), confirm },
      ],
    }),
  }));
}

const plan: Action = { label: 'Plan a meeting', spoken: 'Plan a network meeting', runs: 'plan-meeting', tone: 'main' };
const add: Action = { label: 'Add a window', spoken: 'Add a programme’s window', runs: 'window' };
const members: Action = {
  label: 'See the members',
  spoken: 'See the members of the network',
  runs: 'network-members',
};
const own: Action[] = [
  { label: 'What is encouraged', runs: 'my-network' },
  { label: 'My designations', runs: 'my-designations' },
];

/** Shows a local leader the network: its meetings, and what they can do about each. */
export const showNetwork = defineCommand({
  name: 'network',
  kind: 'query',
  phrase: 'network',
  also: ['llme network', 'network meetings'],
  summary: 'See the LLME network: meetings and programmes',
  right: 'browse',
  input: z.object({ page: z.coerce.number().int().min(1).max(1000).default(1) }),
  subject: async (_input, base) =>
    (await isLocalLeader(base)) ? { subject: undefined } : { instead: notOfNetwork(base) },
  run: async ({ input: { page }, subject: _nothing, answers: _no, ...base }) => {
    const past = await before(base, page);
    const runs = may(base.actor, 'run the network', {});
    const windows = await windowItems(base, runs);
    return reply({
      title: 'The network of local leaders',
      blocks: [
        {
          kind: 'items',
          heading: 'Meetings',
          items: await comingItems(base),
          whenEmpty: 'No meeting is planned yet.',
        },
        ...(windows.length > 0
          ? [{ kind: 'items' as const, heading: 'Programmes that one can apply to', items: windows, whenEmpty: '' }]
          : []),
        ...past.blocks,
        {
          kind: 'actions',
          actions: [
            ...past.turning,
            ...(runs ? [plan, add] : []),
            ...(may(base.actor, 'see roles', {}) ? [members] : []),
            ...own,
          ],
        },
      ],
    });
  },
});
