import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { ask } from './fill.ts';
import { measure, say } from './measure.ts';
import type { Pinned } from './pinned.ts';
import { joinShot, type Shot } from './shots.ts';

const connections = 20;
const joins = { count: 600, warm: 600 };
/** One join in so many goes for the group that has only so many places left. */
const raceEvery = 20;
const placesToRaceFor = 20;

const ids = z.array(z.object({ id: z.string() })).transform((rows) => rows.map(({ id }) => id));
const counted = z.tuple([z.object({ count: z.number() })]).transform(([{ count }]) => count);

const wrongPlaces = `SELECT count(*)::int FROM "WorkGroup" g WHERE g."capacitySchools" <
  (SELECT count(*) FROM "SchoolParticipation" p WHERE p."groupId" = g.id AND p.state IN ('HELD', 'CONFIRMED'))`;
const unsent = `SELECT count(*)::int FROM "Notice" WHERE state IN ('WAITING', 'CLAIMED')`;
const taken = `SELECT count(*)::int FROM "Membership" m JOIN "Person" p ON p.id = m."personId" WHERE p.name LIKE 'Visitor %'`;

/** Seven groups with room for all, and one with few places left. */
async function openGroups(url: string): Promise<(index: number) => string> {
  const wide = ids.parse(
    await ask(url, `UPDATE "WorkGroup" SET "capacitySchools" = 400 WHERE key ~ '^G-[1-7]$' RETURNING id`),
  );
  const [narrow = ''] = ids.parse(
    await ask(
      url,
      `UPDATE "WorkGroup" g SET "capacitySchools" = ${placesToRaceFor} +
        (SELECT count(*) FROM "SchoolParticipation" p WHERE p."groupId" = g.id) WHERE key = 'G-8' RETURNING id`,
    ),
  );
  return (index) => (index % raceEvery === 0 ? narrow : (wide[index % wide.length] ?? ''));
}

/** The messages that follow are sent when nobody waits for an answer, so their cost is counted to the end. */
async function untilSent(url: string): Promise<void> {
  const giveUpAt = Date.now() + 60_000;
  while (counted.parse(await ask(url, unsent)) > 0) {
    if (Date.now() > giveUpAt) throw new Error('not every notice was sent within a minute');
    await pause(200);
  }
}

/** Twenty connections on which teacher after teacher joins, each with a school of their own. */
export async function measureJoins(server: Pinned, url: string, secret: string): Promise<void> {
  const groupOf = await openGroups(url);
  const next = (index: number): Shot => joinShot(secret, groupOf(index), index + 1);
  const before = await server.usage();
  const measured = await measure(server, connections, next, joins);
  say('a join, 20 connections', measured);
  await untilSent(url);
  const all = ((await server.usage()).cpuMicros - before.cpuMicros) / 1000 / (joins.count + joins.warm);
  const kept = counted.parse(await ask(url, taken));
  console.log(`→ with what warms up and all deliveries: ${all.toFixed(1)} ms CPU a join`);
  console.log(`→ ${kept} of ${joins.count + joins.warm} got a place, the others were told that the group is full`);
  console.log(`→ groups with more schools than places: ${counted.parse(await ask(url, wrongPlaces))}`);
}
