import type { PgBoss } from 'pg-boss';
import { createBell } from './bell.ts';
import type { Log, Pace } from './ports.ts';
import { laneJob, laneQueue } from './queues.ts';

/** Seconds for which a process keeps in mind that a lane waits. */
const soon = 30;

type Drain = (lane: string, stopping: AbortSignal) => Promise<void>;

export type Lanes = {
  start: () => void;
  /** Looks for jobs now: one was announced. */
  hear: () => void;
  /** Drains a lane here once so many seconds are over, where that is soon: the job that calls it comes up to three seconds late. */
  again: (lane: string, seconds: number) => void;
  /** Takes no more, and comes back when what is being sent now has its answer. */
  stop: () => Promise<void>;
};

/**
 * Drains lanes as their jobs come, so many at a time. A job only says that its lane has something: it is removed when
 * taken, and if this process dies the sweep finds the lane by its notices. pg-boss's own workers fetch once an
 * interval, or once an announcement however many jobs there are; this loop fetches until there are none.
 */
export function openLanes(boss: PgBoss, drain: Drain, { lanesAtOnce, pollMs }: Pace, log: Log): Lanes {
  const stopping = new AbortController();
  const bell = createBell();
  const drainers = createDrainers((lane) => drain(lane, stopping.signal), bell.ring, log);

  const timers = createTimers();
  const sendIfFree = (lane: string) => {
    if (drainers.busy() < lanesAtOnce) drainers.send(lane);
  };

  async function takeSome(): Promise<boolean> {
    const free = lanesAtOnce - drainers.busy();
    if (free <= 0) return false;
    const jobs = await boss.fetch(laneQueue, { batchSize: free });
    if (jobs.length === 0) return false;
    await boss.deleteJob(
      laneQueue,
      jobs.map(({ id }) => id),
    );
    for (const { data } of jobs) drainers.send(laneJob.parse(data).lane);
    return true;
  }

  async function loop() {
    while (!stopping.signal.aborted) {
      bell.hush();
      const more = await takeSome().catch((error) => {
        log.error({ err: error }, 'the jobs of lanes could not be read');
        return false;
      });
      if (!more) await bell.heard(pollMs);
    }
  }

  let looping: Promise<void> | undefined;
  return {
    start: () => {
      looping = loop();
    },
    hear: bell.ring,
    again: (lane, seconds) => {
      if (looping && seconds > 0 && seconds <= soon) timers.after(seconds, () => sendIfFree(lane));
    },
    stop: async () => {
      stopping.abort();
      timers.stop();
      bell.ring();
      await looping;
      await drainers.home();
    },
  };
}

/** What is to be done after some seconds, unless it is stopped before. */
function createTimers() {
  const running = new Set<NodeJS.Timeout>();
  let isOpen = true;
  return {
    after: (seconds: number, act: () => void) => {
      if (!isOpen) return;
      // A moment more, so that what waits so long is over by the clock
      const timer = setTimeout(
        () => {
          running.delete(timer);
          act();
        },
        seconds * 1000 + 5,
      );
      running.add(timer);
    },
    stop: () => {
      isOpen = false;
      for (const timer of running) clearTimeout(timer);
    },
  };
}

/** The lanes this process is draining: each once at a time, and once more when it was asked for meanwhile. */
function createDrainers(drain: (lane: string) => Promise<void>, free: () => void, log: Log) {
  const out = new Map<string, { again: boolean; done: Promise<void> }>();

  async function run(lane: string) {
    await drain(lane).catch((error) => log.error({ lane, err: error }, 'a lane could not be drained'));
    const asked = out.get(lane)?.again;
    out.delete(lane);
    if (asked) send(lane);
    else free();
  }

  function send(lane: string) {
    const here = out.get(lane);
    if (!here) out.set(lane, { again: false, done: run(lane) });
    // It may have looked for the last time just before this job's notice was there
    else here.again = true;
  }

  async function home() {
    while (out.size > 0) await Promise.all([...out.values()].map(({ done }) => done));
  }

  return { busy: () => out.size, send, home };
}
