import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Outcome } from '../core/command.ts';
import { createReader, type Phrased } from '../core/phrases.ts';
import type { Asked, Dispatcher } from '../core/ports.ts';

/** Figures of what waits, by name: asked for when somebody looks, never counted along the way. */
const waiting = {
  notices_waiting: 'Notices that are due and not sent.',
  lanes_waiting: 'Conversations that have a notice due and not sent.',
  oldest_waiting_seconds: 'How long the oldest of them has been due.',
  notices_uncertain: 'Notices that may have arrived and that a person must look at, since the beginning.',
  notices_failed: 'Notices that could not be delivered, since the beginning.',
  due_rows_late: 'What was due more than two minutes ago and is not done.',
  plan_differences: 'What the nights found due otherwise than the rules say, since this process started.',
} as const;

/** How much waits now. */
export type Waiting = Record<keyof typeof waiting, number>;

type Counts = Record<
  'waiting' | 'lanes' | 'oldestWaitingSeconds' | 'uncertain' | 'failed' | 'dueLate' | 'planDifferences',
  number
>;

/** What waits in the post room, by the names that Prometheus knows. */
export const waitingOf = (counts: Counts): Waiting => ({
  notices_waiting: counts.waiting,
  lanes_waiting: counts.lanes,
  oldest_waiting_seconds: counts.oldestWaitingSeconds,
  notices_uncertain: counts.uncertain,
  notices_failed: counts.failed,
  due_rows_late: counts.dueLate,
  plan_differences: counts.planDifferences,
});

/** The service in figures, for Prometheus. No label holds who asked or what was typed, and each has few values. */
export type Metrics = {
  /** The same dispatcher, with each interaction counted and timed. */
  watch: (dispatcher: Dispatcher) => Dispatcher;
  /** A fault that somebody was told of. */
  countFault: (platform: string) => void;
  /** Everything as Prometheus reads it; what waits is asked of `look`. */
  page: (look: () => Promise<Waiting>) => Promise<string>;
};

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const patience = 5_000;

/** The page's content type. */
export const metricsType = Registry.PROMETHEUS_CONTENT_TYPE;

/** What was asked for, as one of the commands there are: words that are none of them are "other". */
function commandsIn(commands: Phrased[]): (asked: Asked) => string {
  const names = new Set(commands.map(({ name }) => name));
  const read = createReader(commands);
  return (asked) => {
    if ('runs' in asked) return names.has(asked.runs) ? asked.runs : 'other';
    const reading = read(asked.typed);
    return reading.kind === 'command' ? reading.name : 'other';
  };
}

function outcomeIn(outcome: Outcome): string {
  if (outcome.kind === 'refuse') return outcome.code === 'busy' ? 'busy' : 'refuse';
  const isAgain = outcome.kind === 'ask' && (outcome.form.errors !== undefined || outcome.form.problem !== undefined);
  return isAgain ? 'ask again' : outcome.kind;
}

function watching(commands: Phrased[], registers: Registry[]) {
  const interactions = new Counter({
    name: 'workgroups_interactions_total',
    help: 'What people asked: typed words, presses and forms.',
    labelNames: ['platform', 'command', 'outcome'],
    registers,
  });
  const latency = new Histogram({
    name: 'workgroups_interaction_seconds',
    help: 'From what somebody asked to the answer, without the platform’s own time.',
    labelNames: ['platform', 'kind'],
    buckets: seconds,
    registers,
  });
  const commandIn = commandsIn(commands);
  const timed = async <T>(platform: string, kind: string, work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await work();
    latency.observe({ platform, kind }, (performance.now() - start) / 1000);
    return result;
  };
  return (dispatcher: Dispatcher): Dispatcher => ({
    ...dispatcher,
    dispatch: async (asked) => {
      const { platform } = asked.account;
      const outcome = await timed(platform, 'answer', () => dispatcher.dispatch(asked));
      interactions.inc({ platform, command: commandIn(asked), outcome: outcomeIn(outcome) });
      return outcome;
    },
    search: (account, ...rest) => timed(account.platform, 'search', () => dispatcher.search(account, ...rest)),
  });
}

/** Tells the figures of what waits; where they cannot be had, that the database does not answer. */
function watchWaiting(registers: Registry[]) {
  const up = new Gauge({ name: 'workgroups_database_up', help: 'Whether the database answers: 1 or 0.', registers });
  const gauges = Object.entries(waiting).map(([name, help]) => ({
    name,
    gauge: new Gauge({ name: `workgroups_${name}`, help, registers }),
  }));
  return async (look: () => Promise<Waiting>): Promise<void> => {
    const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patience).unref());
    const seen = await Promise.race([look(), late]).catch(() => undefined);
    const figures = new Map(Object.entries(seen ?? {}));
    up.set(seen ? 1 : 0);
    for (const { name, gauge } of gauges) gauge.set(figures.get(name) ?? Number.NaN);
  };
}

/** Opens the figures of this process; `commands` are the only names of commands they will ever show. */
export function createMetrics(commands: Phrased[]): Metrics {
  const register = new Registry();
  const watch = watching(commands, [register]);
  const refresh = watchWaiting([register]);
  const faults = new Counter({
    name: 'workgroups_faults_total',
    help: 'Faults that somebody was told of, each in the log with its reference.',
    labelNames: ['platform'],
    registers: [register],
  });
  let isProcessWatched = false;
  return {
    watch,
    countFault: (platform) => faults.inc({ platform }),
    page: async (look) => {
      if (!isProcessWatched) collectDefaultMetrics({ register }); // costs nothing where nobody looks
      isProcessWatched = true;
      await refresh(look);
      return register.metrics();
    },
  };
}
