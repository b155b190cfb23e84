import type { PgBoss } from 'pg-boss';
import type { Log, Pace } from './ports.ts';
import { laneJob, laneQueue } from './queues.ts';

type Drain = (lane: string, stopping: AbortSignal) => Promise<void>;

export type Lanes = {
  start: () => void;
  /** Looks for jobs now: one was announced. */
  hear: () => void;
  /** Takes no more, and comes back when what is being sent now has its answer. */
  stop: () => Promise<void>;
};

/**
 * Drains lanes as their jobs come, so many at a time. A job only says that its lane has something: it is removed when
 * taken, and if this process dies the sweep finds the lane by its notices. pg-boss's own workers fetch once an
 * interval, or once an announcement however many jobs there are; this loop fetches until there are none.
 */
export function openLanes(boss: PgBoss, drain: Drain, { lanesAtOnce, pollMs }: Pace, log: Log): Lanes {
  const running = new Map<string, { again: boolean }>();
  const drains = new Set<Promise<void>>();
  const stopping = new AbortController();
  const bell = createBell();

  async function run(lane: string) {
    const here = { again: true };
    running.set(lane, here);
    while (here.again && !stopping.signal.aborted) {
      here.again = false;
      await drain(lane, stopping.signal).catch((error) => log.error({ lane, error }, 'a lane could not be drained'));
    }
    running.delete(lane);
  }

  function take(lane: string) {
    const here = running.get(lane);
    if (here) {
      here.again = true; // it may have looked for the last time just before this job's notice was there
      return;
    }
    const done = run(lane).finally(() => {
      drains.delete(done);
      bell.ring();
    });
    drains.add(done);
  }

  async function fetchSome(): Promise<boolean> {
    const room = lanesAtOnce - running.size;
    if (room <= 0) return false;
    const jobs = await boss.fetch(laneQueue, { batchSize: room });
    if (jobs.length === 0) return false;
    await boss.deleteJob(laneQueue, jobs.map(({ id }) => id));
    for (const { data } of jobs) take(laneJob.parse(data).lane);
    return true;
  }

  async function loop() {
    while (!stopping.signal.aborted) {
      bell.hush();
      const more = await fetchSome().catch((error) => {
        log.error({ error }, 'the jobs of lanes could not be read');
        return false;
      });
      if (!more) await bell.heard(pollMs);
    }
  }

  let looping = Promise.resolve();
  return {
    start: () => {
      looping = loop();
    },
    hear: bell.ring,
    stop: async () => {
      stopping.abort();
      bell.ring();
      await looping;
      await Promise.all(drains);
    },
  };
}

/** A bell that is also heard by who listens a moment after it rang. */
function createBell() {
  let rung = false;
  let wake = () => {};
  return {
    ring: () => {
      rung = true;
      wake();
    },
    hush: () => {
      rung = false;
    },
    heard: (ms: number) =>
      new Promise<void>((resolve) => {
        if (rung) return resolve();
        const timer = setTimeout(resolve, ms);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
  };
}
