import { describe, expect, test } from 'vitest';
import type { Actor, RoleName } from '../../src/core/people.ts';
import { may, type Right } from '../../src/core/rights.ts';

const actor = (personId: string, role?: RoleName): Actor => ({
  accountId: 'account',
  personId,
  name: 'Tom Reed',
  platform: 'slack',
  school: { kind: 'unknown' },
  roles: role ? [{ name: role }] : [],
  isNew: false,
});

describe('who may do what', () => {
  test.each<Right>(['browse', 'take part'])('anybody may %s', (right) => {
    expect(may(actor('tom'), right, {})).toBe(true);
  });

  test.each<Right>(['give up own place', 'confirm own place'])(
    'only who stands for a place may %s: no other teacher, and no role',
    (right) => {
      const subject = { owners: ['tom', 'ann'] };
      expect(may(actor('tom'), right, subject)).toBe(true);
      expect(may(actor('ann'), right, subject)).toBe(true);
      expect(may(actor('sue'), right, subject)).toBe(false);
      expect(may(actor('sue', 'MHL'), right, subject)).toBe(false);
      expect(may(actor('tom'), right, {})).toBe(false);
      expect(may(actor('tom'), right, { owners: [] })).toBe(false);
    },
  );
});
