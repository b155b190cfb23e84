import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Base, command, refuse, reply, type Spec } from '../../src/core/command.ts';
import { plainHub } from '../support/plain-hub.ts';

type Row = { owner: string; version: number };
const rows: Record<string, Row> = { theirs: { owner: 'ann', version: 3 }, mine: { owner: 'tom', version: 3 } };

const hub = plainHub;

const base: Base<string> = {
  actor: {
    accountId: 'a',
    personId: 'tom',
    name: 'Tom',
    platform: 'slack',
    school: { kind: 'unknown' },
    roles: [],
    isCoordinator: false,
    isNew: false,
  },
  hub,
  place: { kind: 'personal', workspace: 'T1', conversation: 'D1' },
  now: new Date('2026-11-16T10:30:00Z'),
  db: 'the database',
  recall: (_about, find) => find(),
  tell: async () => {},
  plan: { set: async () => {}, setAll: async () => {}, drop: async () => {} },
  rightFor: () => undefined,
  joins: { join: async () => undefined, part: async () => ({ kind: 'over' }) },
  link: async (kind) => `https://workgroups.example/links/${kind}`,
  feed: async () => 'https://workgroups.example/calendar/x.ics',
};

const locks: boolean[] = [];

const spec: Spec<{ row: string }, Row, { note: string }, string> = {
  name: 'give-up',
  kind: 'change',
  summary: 'Give up',
  right: 'give up own place',
  input: z.object({ row: z.string() }),
  subject: async ({ row }, _base, lock) => {
    locks.push(lock);
    const found = rows[row];
    return found ? { subject: found } : { instead: refuse('gone', 'That is gone.') };
  },
  rightsOf: ({ owner }) => ({ owners: [owner] }),
  versionOf: ({ version }) => version,
  ask: async () => reply({ title: 'Asked', blocks: [] }),
  answers: z.object({ note: z.string().max(5, 'Keep it short.') }),
  run: async ({ answers: { note } }) => reply({ title: `Done: ${note}`, blocks: [] }),
};
const giveUp = command(spec);
const titleOf = (outcome: Awaited<ReturnType<typeof giveUp.carryOut>>) =>
  outcome.kind === 'reply' ? outcome.view.title : outcome;

describe('a command', () => {
  test('runs with parsed input, its subject and the answers', async () => {
    expect(titleOf(await giveUp.carryOut('run', { input: { row: 'mine' }, answers: { note: 'why' } }, base))).toBe(
      'Done: why',
    );
  });

  test('locks its subject when it changes something, and not when it asks', async () => {
    locks.length = 0;
    await giveUp.carryOut('ask', { input: { row: 'mine' } }, base);
    await giveUp.carryOut('run', { input: { row: 'mine' }, answers: { note: '' } }, base);
    await command({ ...spec, kind: 'query' }).carryOut('run', { input: { row: 'mine' }, answers: { note: '' } }, base);
    expect(locks).toEqual([false, true, false]);
  });

  test('asks the rights table about the subject, before the form and before the change', async () => {
    for (const step of ['ask', 'run'] as const) {
      const answer = await giveUp.carryOut(step, { input: { row: 'theirs' }, answers: { note: '' } }, base);
      expect(answer).toMatchObject({
        kind: 'refuse',
        code: 'right',
        message: expect.stringContaining('belongs to somebody else'),
      });
    }
  });

  test('says so when what was shown has changed since', async () => {
    const old = { input: { row: 'mine' }, answers: { note: '' }, version: 2 };
    expect(await giveUp.carryOut('run', old, base)).toMatchObject({ kind: 'refuse', code: 'stale' });
    expect(titleOf(await giveUp.carryOut('run', { ...old, version: 3 }, base))).toBe('Done: ');
  });

  test('a form says which version it was drawn from, and is given back when another was saved meanwhile', async () => {
    const form = { title: 'T', shortTitle: 'T', intro: '', minutes: 1, submit: 'Save', runs: 'give-up', fields: [] };
    const edit = command({ ...spec, ask: async ({ input }) => ({ kind: 'ask', form: { ...form, input } }) });
    const asked = await edit.carryOut('ask', { input: { row: 'mine' } }, base);
    const input = asked.kind === 'ask' ? asked.form.input : {};
    expect(input).toEqual({ row: 'mine', seen: '3' });
    expect(titleOf(await edit.carryOut('run', { input, answers: { note: 'why' } }, base))).toBe('Done: why');
    expect(
      await edit.carryOut('run', { input: { ...input, seen: '2' }, answers: { note: 'why' } }, base),
    ).toMatchObject({ code: 'stale', message: expect.stringContaining('Your answers are still here') });
  });

  test('answers instead of running when the subject is not one clear thing', async () => {
    expect(await giveUp.carryOut('run', { input: { row: 'none' } }, base)).toMatchObject({ message: 'That is gone.' });
  });

  test('takes input that it cannot read for a button of an older version', async () => {
    for (const input of [undefined, null, 'text', {}, { row: 4 }])
      expect(await giveUp.carryOut('run', { input }, base)).toMatchObject({
        code: 'input',
        message: expect.stringContaining('older version'),
      });
  });

  test('says what is wrong at each field', async () => {
    const answer = await giveUp.carryOut('run', { input: { row: 'mine' }, answers: { note: 'too long' } }, base);
    expect(answer).toEqual({
      kind: 'refuse',
      code: 'answers',
      message: 'Keep it short.',
      errors: { note: 'Keep it short.' },
    });
  });

  test('a no at a field is the sentence at that field', () => {
    expect(refuse('code', 'Say when.', 'day')).toEqual({
      kind: 'refuse',
      code: 'code',
      message: 'Say when.',
      errors: { day: 'Say when.' },
    });
    expect(refuse('code', 'No.')).toEqual({ kind: 'refuse', code: 'code', message: 'No.' });
  });

  test('lists itself without what it does not have', () => {
    expect(Object.keys(giveUp).toSorted()).toEqual(['asks', 'carryOut', 'kind', 'name', 'right', 'summary']);
    expect(giveUp.asks).toBe(true);
  });
});
