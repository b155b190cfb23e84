import { expect, test } from 'vitest';
import { createRecall } from '../../src/store/recall.ts';

/** A question that says how often it was really asked. */
function counted() {
  let asked = 0;
  return { ask: async () => ++asked, times: () => asked };
}

test('those who ask at once wait for one answer', async () => {
  const recall = createRecall(60_000);
  const { ask, times } = counted();
  await Promise.all(Array.from({ length: 50 }, () => recall.of('hub')('list', ask)));
  expect(times()).toBe(1);
});

test('a change makes everything of its hub be read again, and of no other', async () => {
  const recall = createRecall(60_000);
  const { ask, times } = counted();
  await recall.of('one')('list', ask);
  await recall.of('other')('list', ask);
  recall.forget('one');
  await recall.of('one')('list', ask);
  await recall.of('other')('list', ask);
  expect(times()).toBe(3);
});

test('keeps nothing that failed, and nothing at all when told so', async () => {
  const recall = createRecall(60_000);
  const { ask, times } = counted();
  await expect(recall.of('hub')('list', () => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
  expect(await recall.of('hub')('list', ask)).toBe(1);
  const never = createRecall(0);
  await never.of('hub')('list', ask);
  await never.of('hub')('list', ask);
  expect(times()).toBe(3);
});

test('answers to different questions are kept apart', async () => {
  const recall = createRecall(60_000);
  expect(await recall.of('hub')('page 1', async () => 'one')).toBe('one');
  expect(await recall.of('hub')('page 2', async () => 'two')).toBe('two');
});
