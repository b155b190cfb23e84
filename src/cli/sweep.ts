import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Hub } from '../core/hub.ts';
import { sayMoment, ukDay } from '../core/uk-time.ts';
import { offered } from '../features/rooms.ts';
import type { Rehearsal } from '../post-room/rehearse.ts';
import { openPostRoom, type PostRoom } from '../post-room/start.ts';
import { createHubs, type Hubs } from '../store/hubs.ts';
import { type OpenStore, openStore } from '../store/open-store.ts';
import type { Base, Errand } from './errand.ts';

const usage = [
  'sweep                                       do what is due by now, for every hub; the service sends what that tells',
  'sweep --dry-run [--at INSTANT] [--hub SLUG] [--json]  what would be told until then, to whom, why and when; changes nothing',
];

const instant = z.iso.datetime({ offset: true });

const holidays = (): unknown =>
  JSON.parse(readFileSync(new URL('../../prisma/data/bank-holidays-england-and-wales.json', import.meta.url), 'utf8'));

const options = {
  'dry-run': { type: 'boolean', default: false },
  at: { type: 'string' },
  hub: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

type Asked = { at: Date; hub: string | undefined; isDry: boolean; json: boolean };

function readWords(args: string[], clock: Base['clock']): Asked {
  const { values } = parseArgs({ args, options });
  const { at, hub, json, 'dry-run': isDry } = values;
  if (!isDry && at !== undefined)
    throw new Error('A sweep does what is due by now. To see what another moment would bring, add --dry-run.');
  if (!isDry && (hub !== undefined || json)) throw new Error('--hub and --json go with --dry-run.');
  if (at !== undefined && !instant.safeParse(at).success)
    throw new Error('Write the moment as 2026-12-01T08:00:00Z, or with +00:00 or +01:00 at its end.');
  const until = at === undefined ? clock() : new Date(at);
  if (until < clock()) throw new Error('That moment is over. Choose a later one.');
  return { at: until, hub, isDry, json };
}

const openRoom = (store: OpenStore, hubs: Hubs, { clock, say }: Base): Promise<PostRoom> =>
  openPostRoom({
    ...store,
    ...{ hubs: hubs.byId, clock, messengers: {}, kinds: offered.noticeKinds, dueKinds: offered.dueKinds },
    log: {
      warn: () => {},
      error: ({ err, due }, message) => say(`${message}: ${JSON.stringify(due ?? {})} ${String(err)}`),
    },
    onGivenUp: async () => {},
    links: () => async () => '', // nothing is sent from here: the service that runs does it
  });

/** "Tuesday 1 December, 7:30am  Lena Lead: “Fractions, session 2” (brief; session brief was due Friday 27 November, 7:30am)" */
function sayRehearsal(hub: Hub, { tells, failed }: Rehearsal, { say, clock }: Base): void {
  const when = (at: Date) => sayMoment(at, ukDay(clock()));
  const count = tells.length === 1 ? '1 message' : `${tells.length} messages`;
  say(tells.length > 0 ? `${hub.name}: ${count}` : `${hub.name}: nobody would be told anything.`);
  for (const { at, to, title, kind, because } of tells)
    say(`  ${when(at)}  ${to}: “${title}” (${kind}, because of: ${because.kind}, due ${when(because.dueAt)})`);
  for (const { kind, subjectId, why } of failed) say(`  ⚠ ${kind} of ${subjectId} could not be done: ${why}`);
}

async function rehearse(room: PostRoom, hubs: Hub[], { at, json }: Asked, base: Base): Promise<number> {
  const all = [];
  for (const hub of hubs) {
    const rehearsal = await room.rehearse(hub, at);
    all.push({ hub: hub.slug, ...rehearsal });
    if (!json) sayRehearsal(hub, rehearsal, base);
  }
  if (json) base.say(JSON.stringify({ until: at, hubs: all }, undefined, 2));
  else base.say('A dry run: nothing was changed, and nobody was told.');
  return all.some(({ failed }) => failed.length > 0) ? 1 : 0;
}

async function sweepNow(room: PostRoom, base: Base): Promise<number> {
  await room.sweep();
  const { dueLate } = await room.counts();
  base.say(dueLate > 0 ? `${dueLate} could not be done and are tried again.` : 'What was due is done.');
  return dueLate > 0 ? 1 : 0;
}

async function run(words: string[], base: Base): Promise<number> {
  const asked = readWords(words, base.clock);
  const store = await openStore(base.config().database);
  try {
    const hubs = createHubs(store.prisma, holidays(), base.clock);
    const meant = (await hubs.all()).filter(({ slug }) => asked.hub === undefined || slug === asked.hub);
    if (meant.length === 0) throw new Error(`There is no hub ${asked.hub ?? 'yet'}.`);
    const room = await openRoom(store, hubs, base);
    try {
      return asked.isDry ? await rehearse(room, meant, asked, base) : await sweepNow(room, base);
    } finally {
      await room.stop();
    }
  } finally {
    await store.close();
  }
}

/** Does what is due, or says what would be told until some moment. */
export const sweep: Errand = { usage, run };
