import { fromPrisma, type PgBoss } from 'pg-boss';
import { z } from 'zod';
import type { Hub } from '../core/hub.ts';
import type { Gathering, Tell, Telling } from '../core/notice.ts';
import { createId } from '../store/create-id.ts';
import type { Db } from '../store/db.ts';
import { laneQueue, startAfter } from './queues.ts';
import { keyOf, laneOf } from './tell.ts';

const lanes = z.array(z.object({ lane: z.string(), notBefore: z.date() }));

type Row = { telling: Telling; notBefore: Date };

/** A column of each telling, as the statement takes it. */
const column = <T>(rows: Row[], of: (row: Row) => T): T[] => rows.map(of);

async function keep(rows: Row[], { db, hub, now }: { db: Db; hub: Hub; now: Date }) {
  const person = ({ telling: { to } }: Row) => ('person' in to ? to.person : null);
  const channel = ({ telling: { to } }: Row) => ('channel' in to ? to.channel : null);
  const told = await db.$queryRaw`
    INSERT INTO "Notice" (id, "hubId", kind, key, facts, lane, "personId", "channelId", "groupId", "notBefore", "createdAt")
    SELECT id::uuid, ${hub.id}::uuid, kind, key, facts::jsonb, lane, person::uuid, channel::uuid, grp::uuid,
      "notBefore"::timestamptz, ${now}::timestamptz
    FROM unnest(${column(rows, () => createId())}::text[], ${column(rows, ({ telling }) => telling.kind)}::text[],
      ${column(rows, ({ telling }) => keyOf(telling))}::text[],
      ${column(rows, ({ telling }) => JSON.stringify(telling.facts))}::text[],
      ${column(rows, ({ telling }) => laneOf(telling.to))}::text[], ${column(rows, person)}::text[],
      ${column(rows, channel)}::text[], ${column(rows, ({ telling }) => telling.group ?? null)}::text[],
      ${column(rows, ({ notBefore }) => notBefore.toISOString())}::text[])
      AS told(id, kind, key, facts, lane, person, channel, grp, "notBefore")
    ON CONFLICT DO NOTHING RETURNING lane, "notBefore"`;
  return lanes.parse(told);
}

/**
 * Tells many things with one statement for their notices and one for the jobs that send them. What was told before, or
 * twice among these, is told once, as by `createTell`. Nothing is kept before `flush`.
 */
export function gatherTells(boss: Pick<PgBoss, 'insert'>, within: { db: Db; hub: Hub; now: Date }): Gathering {
  const { db, now } = within;
  const rows: Row[] = [];
  const tell: Tell = async (telling) => {
    rows.push({ telling, notBefore: telling.notBefore && telling.notBefore > now ? telling.notBefore : now });
  };
  const flush = async () => {
    if (rows.length === 0) return;
    const told = await keep(rows, within);
    if (told.length === 0) return;
    const jobs = told.map(({ lane, notBefore }) => ({
      data: { lane },
      startAfter: startAfter((notBefore.getTime() - now.getTime()) / 1000),
    }));
    await boss.insert(laneQueue, jobs, { db: fromPrisma(db) });
  };
  return { tell, flush };
}
