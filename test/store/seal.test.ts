import { expect, test } from 'vitest';
import { createSealer } from '../../src/store/seal.ts';

const key = (fill: number) => Buffer.alloc(32, fill).toString('base64');
const text = JSON.stringify({ bot: { token: 'xoxb-ä-✓' } });

test('what is closed opens again, for the same thing only', () => {
  const { seal, open } = createSealer({ key: key(1) });
  const closed = seal(text, 'T1');
  expect(open(closed, 'T1')).toBe(text);
  expect(open(closed, 'T2')).toBeUndefined();
});

test('the same text is closed differently each time, and holds nothing of it', () => {
  const { seal } = createSealer({ key: key(1) });
  const [one, other] = [seal(text, 'T1'), seal(text, 'T1')];
  expect(Buffer.compare(one.sealed, other.sealed)).not.toBe(0);
  expect(Buffer.from(one.sealed).includes('xoxb')).toBe(false);
});

test('the old key opens and closes nothing; without it what it closed stays closed', () => {
  const before = createSealer({ key: key(1) });
  const closed = before.seal(text, 'T1');
  const between = createSealer({ key: key(2), old: key(1) });
  expect(between.open(closed, 'T1')).toBe(text);
  const anew = between.seal(text, 'T1');
  expect(anew.keyName).toBe(between.keyName);
  expect(anew.keyName).not.toBe(closed.keyName);
  const after = createSealer({ key: key(2) });
  expect([after.open(closed, 'T1'), after.open(anew, 'T1')]).toEqual([undefined, text]);
});

test('one changed bit anywhere, or a piece cut off, opens nothing', () => {
  const { seal, open } = createSealer({ key: key(1) });
  const { sealed, keyName } = seal(text, 'T1');
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Uint8Array.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(open({ sealed: changed, keyName }, 'T1')).toBeUndefined();
  }
  for (const end of [0, 5, 28, sealed.length - 1])
    expect(open({ sealed: sealed.slice(0, end), keyName }, 'T1')).toBeUndefined();
});

test('the name of a key gives nothing of it away', () => {
  expect(createSealer({ key: key(7) }).keyName).toMatch(/^key-[0-9a-f]{8}$/);
});
