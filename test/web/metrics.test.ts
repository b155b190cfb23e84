import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/core/command.ts';
import type { Asked } from '../../src/core/ports.ts';
import { offered } from '../../src/features/rooms.ts';
import { createMetrics, type Waiting } from '../../src/web/metrics.ts';
import { everyField, scripted, shown } from '../support/teams-samples.ts';

const quiet: Waiting = {
  notices_waiting: 3,
  lanes_waiting: 2,
  oldest_waiting_seconds: 90,
  notices_uncertain: 1,
  notices_failed: 4,
  due_rows_late: 5,
  plan_differences: 6,
};

const account = { platform: 'teams', tenant: 'secret-tenant', user: 'secret-user', name: 'Nora Name' } as const;
const place = { kind: 'personal', workspace: '', conversation: 'a:secret' } as const;
const typed = (words: string): Asked => ({ account, place, typed: words });
const pressed = (runs: string): Asked => ({ account, place, runs, input: {} });

async function figuresAfter(asked: Asked[], answer: Outcome = shown('Here')) {
  const metrics = createMetrics(offered.commands);
  const { dispatcher } = scripted(() => answer);
  const watched = metrics.watch(dispatcher);
  for (const one of asked) expect(await watched.dispatch(one)).toBe(answer);
  return metrics.page(async () => quiet);
}

const interactions = (page: string) =>
  page
    .split('\n')
    .filter((line) => line.startsWith('workgroups_interactions_total{'))
    .map((line) => line.replace('workgroups_interactions_total', ''));

describe('interactions', () => {
  test('are counted by platform, command and outcome, however they were asked for', async () => {
    const page = await figuresAfter([
      typed('browse primary'),
      typed('find primary'),
      pressed('browse'),
      pressed('join'),
    ]);
    expect(interactions(page)).toEqual([
      '{platform="teams",command="browse",outcome="reply"} 3',
      '{platform="teams",command="join",outcome="reply"} 1',
    ]);
  });

  test('never carry what was typed or who asked: unknown words and names are “other”', async () => {
    const page = await figuresAfter([typed('Nora has been ill'), typed('joim'), pressed('evil"} 1\n')]);
    expect(interactions(page)).toEqual(['{platform="teams",command="other",outcome="reply"} 3']);
    expect(page).not.toMatch(/Nora|secret|evil|joim/);
  });

  const outcomes: [string, Outcome][] = [
    ['reply', shown('Here')],
    ['ask', { kind: 'ask', form: everyField }],
    ['ask again', { kind: 'ask', form: { ...everyField, errors: { title: 'Say more.' } } }],
    ['refuse', { kind: 'refuse', code: 'right', message: 'Only the lead can.' }],
    ['busy', { kind: 'refuse', code: 'busy', message: 'Later.' }],
  ];
  test.each(outcomes)('tell apart what came of it: %s', async (name, outcome) => {
    expect(interactions(await figuresAfter([pressed('join')], outcome))).toEqual([
      `{platform="teams",command="join",outcome="${name}"} 1`,
    ]);
  });

  test('are timed, and searching in a form apart from them', async () => {
    const metrics = createMetrics(offered.commands);
    const watched = metrics.watch(scripted(() => shown('Here')).dispatcher);
    await watched.dispatch(pressed('help'));
    expect(await watched.search(account, place, 'schools', 'park')).toHaveLength(2);
    const page = await metrics.page(async () => quiet);
    expect(page).toContain('workgroups_interaction_seconds_count{platform="teams",kind="answer"} 1');
    expect(page).toContain('workgroups_interaction_seconds_count{platform="teams",kind="search"} 1');
    expect(page).toContain('workgroups_interaction_seconds_bucket{le="0.05",platform="teams",kind="answer"}');
  });
});

test('faults are counted', async () => {
  const metrics = createMetrics(offered.commands);
  metrics.countFault('slack');
  expect(await metrics.page(async () => quiet)).toContain('workgroups_faults_total{platform="slack"} 1');
});

describe('what waits', () => {
  test('is looked up when somebody asks, and the process itself is there, too', async () => {
    const page = await createMetrics(offered.commands).page(async () => quiet);
    for (const [name, value] of Object.entries(quiet)) expect(page).toContain(`\nworkgroups_${name} ${value}\n`);
    expect(page).toContain('\nworkgroups_database_up 1\n');
    expect(page).toMatch(/^process_resident_memory_bytes \d+$/m);
    expect(page).toMatch(/^nodejs_eventloop_lag_seconds /m);
  });

  test('is unknown while the database is away, and the rest is still told', async () => {
    const page = await createMetrics(offered.commands).page(() => Promise.reject(new Error('away')));
    expect(page).toContain('\nworkgroups_database_up 0\n');
    expect(page).toContain('\nworkgroups_notices_waiting Nan\n');
  });
});
