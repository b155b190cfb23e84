import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { hashOf, newCode, tidyCode } from '../../../src/features/codes/code.ts';
import { openHouse } from '../../support/house.ts';
import type { Person } from '../../support/house-people.ts';

const house = await openHouse();

beforeEach(async () => {
  await house.hub();
});

/** The code in what somebody is told. */
const codeIn = (person: Person) => /code ((?:[A-Z0-9]{4}-){2}[A-Z0-9]{4})/.exec(person.said)?.[1] ?? '';
const missesOf = async ({ account }: Person) =>
  (await house.db.account.findFirstOrThrow({ where: { externalId: account.user } })).codeMisses;

describe('a code', () => {
  test('has twelve signs in three groups, none that is mistaken for another, and no two are alike', () => {
    const codes = Array.from({ length: 2_000 }, newCode);
    for (const code of codes) expect(code).toMatch(/^(?:[2-9A-HJKMNP-TV-Z]{4}-){2}[2-9A-HJKMNP-TV-Z]{4}$/);
    expect(codes.join('')).not.toMatch(/[01ILOU]/);
    expect(new Set(codes).size).toBe(codes.length);
  });

  test('is the same however it is typed', async () => {
    const blanks = fc.stringMatching(/^[ \-.]{0,2}$/);
    await fc.assert(
      fc.asyncProperty(
        fc.constant(0),
        fc.array(blanks, { minLength: 12, maxLength: 12 }),
        fc.boolean(),
        async (_, gaps, isLow) => {
          const code = newCode();
          const spread = [...code.replaceAll('-', '')].map((sign, index) => sign + gaps[index]).join('');
          const typed = isLow ? `code ${spread.toLowerCase()}` : spread;
          expect(tidyCode(typed)).toBe(code.replaceAll('-', ''));
          expect(await hashOf(typed)).toBe(await hashOf(code));
        },
      ),
    );
  });
});

describe('typing a code', () => {
  test('keeps the hash only', async () => {
    const tom = await house.person('Tom Reed');
    await tom.say('link');
    const rows = await house.db.oneTimeCode.findMany({ where: { personId: tom.personId } });
    expect(rows.map(({ codeHash }) => codeHash)).toEqual([await hashOf(codeIn(tom))]);
    expect(JSON.stringify(rows)).not.toContain(codeIn(tom).slice(0, 4));
  });

  test('a wrong one is counted on the account, and the eleventh in an hour is not looked at', async () => {
    const [tom, ada] = [await house.person('Tom Reed'), await house.person('Ada Lund', { platform: 'teams' })];
    await ada.say('link');
    const right = codeIn(ada);
    for (let count = 1; count <= 10; count += 1) {
      await tom.say(`code AAAA-BBBB-${1000 + count}`);
      expect(tom.view.title).toBe('That code is not right');
    }
    await tom.say(`code ${right}`);
    expect(tom.refusal).toBe('too many codes');
    house.clock.set('2026-11-16T11:31:00Z');
    await ada.say('link');
    await tom.say(`code ${codeIn(ada)}`);
    expect(tom.view.title).toBe('Join these two accounts?');
    expect(await missesOf(tom)).toBe(0);
  });

  test('twenty guesses at once are twenty: the count lets no more than ten be looked at', async () => {
    const tom = await house.person('Tom Reed');
    const guesses = Array.from({ length: 20 }, (_, index) =>
      tom.run('code', {}, { code: `AAAA-BBBB-${2000 + index}` }),
    );
    const outcomes = await Promise.all(guesses);
    const looked = outcomes.filter((outcome) => outcome.kind === 'reply');
    expect(looked.length).toBeLessThanOrEqual(10);
    expect(await missesOf(tom)).toBeGreaterThanOrEqual(looked.length);
  });

  test('a right one costs no try, works until it expires, and the newer one makes the older worthless', async () => {
    const [tom, ada] = [await house.person('Tom Reed'), await house.person('Ada Lund', { platform: 'teams' })];
    await tom.say('link');
    const first = codeIn(tom);
    await tom.say('link');
    const second = codeIn(tom);
    await ada.say(`code ${first}`);
    expect(ada.view.title).toBe('That code is not right');
    await ada.say(`code ${second.toLowerCase()}`);
    expect(ada.view.title).toBe('Join these two accounts?');
    expect(await missesOf(ada)).toBe(1);
    house.clock.set('2026-11-16T10:40:01Z');
    await ada.press('Join the accounts');
    expect(ada.view.title).toBe('That code is not right');
  });

  test('without a code it asks for one, and says at the field what is missing', async () => {
    const tom = await house.person('Tom Reed');
    await tom.say('code');
    expect(tom.form.title).toBe('Type your code');
    await tom.fill({ code: ' ' });
    expect(tom.form.errors).toEqual({ code: 'Type the code, such as 7KQX-M2HD-9WPA.' });
  });
});
