import { schedule } from 'node-cron';
import type pg from 'pg';
import type { PgBoss } from 'pg-boss';
import type { DueKind } from '../core/due.ts';
import type { Hub } from '../core/hub.ts';
import type { NoticeKind } from '../core/notice.ts';
import type { Db } from '../store/db.ts';
import { type Counts, countPost } from './counts.ts';
import { drainLane } from './drain-lane.ts';
import { gatherTells } from './gather-tells.ts';
import { type Lanes, openLanes } from './lanes.ts';
import { openBoss } from './open-boss.ts';
import { createPauses } from './pauses.ts';
import { createPlan } from './plan.ts';
import { type Pace, type Room, type Store, usualPace } from './ports.ts';
import { laneQueue, nightQueue, sendLaneJob, wakeQueue } from './queues.ts';
import { type Rehearsal, rehearse } from './rehearse.ts';
import { comparePlan, type Difference, replan } from './replan.ts';
import { type Night, runNight } from './run-night.ts';
import { sweep } from './sweep.ts';
import { createTell } from './tell.ts';
import { wake } from './wake.ts';

/** What the post room is made of. */
export type Parts = Store &
  Pick<Room, 'hubs' | 'clock' | 'log' | 'messengers' | 'onGivenUp' | 'links'> & {
    pool: pg.Pool;
    kinds: NoticeKind<Db>[];
    dueKinds: DueKind<Db>[];
    pace?: Partial<Pace>;
    /** Work of the night, and the hubs it is done for. */
    night?: Night;
  };

export type PostRoom = Pick<Room, 'tell' | 'gather' | 'plan'> & {
  /** Says that it is time to sweep; some process that was started does it. Said twice in a minute, it is done once. */
  wake: () => Promise<void>;
  /** Sweeps here and now, and comes back when it is done. */
  sweep: () => Promise<void>;
  /** What waits, and how many rows of the plan the nights of this process found otherwise than the rules say. */
  counts: () => Promise<Counts & { planDifferences: number }>;
  /** Makes the plan of a hub, as it is in this change, what the rules say. */
  replan: (db: Db, hub: Hub, now: Date) => Promise<void>;
  /** Where the plan of a hub is not as the rules say. */
  comparePlan: (db: Db, hub: Hub, now: Date) => Promise<Difference[]>;
  /** What would be told of a hub's until an instant; nothing is changed. */
  rehearse: (hub: Hub, until: Date) => Promise<Rehearsal>;
  /** Does what is done each night, here and now. */
  night: () => Promise<void>;
  /** Begins to send, to sweep when woken, and, with a cron expression, to wake by the clock. */
  start: (cron?: string) => Promise<void>;
  /** Ends all of it: what is being sent now still gets its answer. The pool stays open. */
  stop: () => Promise<void>;
};

/** Opens the post room: it takes notices and plans at once, and sends and sweeps from `start` on. */
export async function openPostRoom(parts: Parts): Promise<PostRoom> {
  let hear = () => {};
  let again: Lanes['again'] = () => {};
  const boss = await openBoss(parts.pool, parts.log, (queue) => {
    if (queue === laneQueue) hear();
  });
  const room = furnish(parts, boss, (lane, seconds) => again(lane, seconds));
  const lanes = openLanes(boss, (lane, stopping) => drainLane(room, lane, stopping), room.pace, room.log);
  hear = lanes.hear;
  again = lanes.again;
  const stopping = new AbortController();
  const wakeNow = () => wake(boss, room.clock());
  let planDifferences = 0;
  const night = async () => {
    planDifferences += await runNight(room, parts.night, stopping.signal);
  };
  let stopCron = async () => {};
  return {
    tell: room.tell,
    gather: room.gather,
    plan: room.plan,
    wake: wakeNow,
    sweep: () => sweep(room, stopping.signal),
    counts: async () => ({ ...(await countPost(room)), planDifferences }),
    replan: async (db, hub, now) => void (await replan(room, { db, hub, now })),
    comparePlan: (db, hub, now) => comparePlan(room, { db, hub, now }),
    rehearse: (hub, until) => rehearse(room, hub, until),
    night,
    start: async (cron) => {
      lanes.start();
      await boss.work(wakeQueue, () => sweep(room, stopping.signal));
      await boss.work(nightQueue, night);
      if (cron) stopCron = await wakeBy(cron, wakeNow, room);
    },
    stop: async () => {
      stopping.abort();
      await stopCron();
      await Promise.all([lanes.stop(), boss.offWork(wakeQueue), boss.offWork(nightQueue)]);
      await boss.stop({ close: false });
    },
  };
}

function furnish(parts: Parts, boss: PgBoss, again: Lanes['again']): Room {
  const { prisma, read, change, rehearse: play, quiet, hubs, clock, log, messengers, onGivenUp, links } = parts;
  return {
    store: { prisma, read, change, rehearse: play, quiet },
    hubs,
    clock,
    log,
    messengers,
    onGivenUp,
    links,
    pace: { ...usualPace, ...parts.pace },
    kinds: new Map(parts.kinds.map((kind) => [kind.name, kind])),
    dueKinds: new Map(parts.dueKinds.map((kind) => [kind.name, kind])),
    pauses: createPauses(clock),
    tell: createTell(boss),
    gather: (within) => gatherTells(boss, within),
    plan: createPlan,
    callLane: async (lane, afterSeconds = 0) => {
      again(lane, afterSeconds);
      await sendLaneJob(boss, lane, afterSeconds);
    },
  };
}

/** The clock only wakes, also once at the start: what became due while nothing ran is done now. */
async function wakeBy(cron: string, wakeNow: () => Promise<void>, { log }: Room): Promise<() => Promise<void>> {
  const say = () => wakeNow().catch((error) => log.error({ err: error }, 'the sweep could not be woken'));
  const task = schedule(cron, say, { timezone: 'Europe/London' });
  await say();
  return async () => {
    await task.destroy();
  };
}
