/**
 * How near deliveries come to the pace that a platform takes, with a 429 at its edge: many messages into one Slack channel
 * (one a second), and to one Teams chat (its windows of seconds). Prints the share of the fastest that would be possible.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { z } from 'zod';
import { type Messenger, noticeKind } from '../../src/core/notice.ts';
import { createPace } from '../../src/core/pace.ts';
import { text } from '../../src/core/view.ts';
import { openPostRoom } from '../../src/post-room/start.ts';
import { inOneChannel } from '../../src/slack/messenger.ts';
import type { Db } from '../../src/store/db.ts';
import { openStore } from '../../src/store/open-store.ts';
import { inOneConversation } from '../../src/teams/messenger.ts';
import { makeChannel, makeHub, makePerson } from '../support/post-room-people.ts';

const messages = 40;

/** At most so many messages in so many seconds. */
type Window = [most: number, seconds: number];
const slackWindows: Window[] = [[1, 1]];
const teamsWindows: Window[] = [
  [7, 1],
  [8, 2],
  [60, 30],
];

const fits = (taken: number[], windows: Window[], now: number) =>
  windows.every(([most, seconds]) => taken.filter((at) => now - at < seconds * 1000).length < most);

/** How long the fastest sender would take that is never refused. */
function fastest(windows: Window[]): number {
  const taken: number[] = [];
  for (let now = 0; taken.length < messages; now += 5) if (fits(taken, windows, now)) taken.push(now);
  return taken.at(-1) ?? 0;
}

/** A platform that takes what fits its windows and asks for a second's patience otherwise. */
function createEdge(windows: Window[], turn: () => Promise<void> = async () => {}) {
  const taken: number[] = [];
  let refused = 0;
  const deliver: Messenger['deliver'] = async () => {
    await turn();
    const now = performance.now();
    if (!fits(taken, windows, now)) {
      refused += 1;
      return { kind: 'held', seconds: 1, scope: 'lane' };
    }
    taken.push(now);
    await after(40);
    return { kind: 'sent', id: String(taken.length) };
  };
  return { taken, refused: () => refused, messenger: { deliver, find: async () => 'unknown' } satisfies Messenger };
}

const words = async () => ({ title: 'News', blocks: [text('News')] });
const news = noticeKind<object, Db>({
  ...{ name: 'announcement', whenUncertain: 'send again', facts: z.object({}) },
  ...{ compose: words, inChannel: words },
});

const dataDir = await mkdtemp(join(tmpdir(), 'pace-'));
const store = await openStore({ dataDir });
const hub = await makeHub(store.prisma);
const channel = await makeChannel(store.prisma, hub.id, 'C1');
const person = await makePerson(store.prisma, 'Ada', [{ platform: 'teams', user: 'ada' }]);
const [inChannel, inChat] = [createPace(inOneChannel), createPace(inOneConversation)];
const slack = createEdge(slackWindows, () => inChannel('C1'));
const teams = createEdge(teamsWindows, () => inChat('ada'));
const room = await openPostRoom({
  ...store,
  ...{ hubs: async () => hub, clock: () => new Date(), kinds: [news], dueKinds: [], onGivenUp: async () => {} },
  messengers: { slack: slack.messenger, teams: teams.messenger },
  log: { warn: () => {}, error: (about, said) => console.error(said, about) },
  links: () => async () => '',
});
try {
  await store.change(hub, async (db) => {
    const tell = room.tell(db, hub, new Date());
    for (let number = 0; number < messages; number += 1)
      for (const to of [{ channel }, { person }])
        await tell({ kind: news.name, facts: {}, to, occasion: String(number) });
  });
  await room.start();
  while (slack.taken.length < messages || teams.taken.length < messages) await after(50);
  for (const [name, edge, windows] of [
    ['a Slack channel', slack, slackWindows],
    ['a Teams chat', teams, teamsWindows],
  ] as const) {
    const took = (edge.taken.at(-1) ?? 0) - (edge.taken[0] ?? 0);
    const share = ((fastest(windows) / took) * 100).toFixed(0);
    console.log(
      `${name}: ${messages} messages in ${(took / 1000).toFixed(1)} s, ${edge.refused()} refused: ${share} % of its pace`,
    );
  }
  console.log(
    `load of the machine: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(', ')}`,
  );
} finally {
  await room.stop();
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
}
