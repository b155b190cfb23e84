import { beforeEach, describe, expect, test } from 'vitest';
import { reply } from '../../src/core/command.ts';
import { createDrafts } from '../../src/store/drafts.ts';
import { createPresses } from '../../src/store/presses.ts';
import { openHouse } from '../support/house.ts';
import type { TestHub } from '../support/house-builders.ts';

const house = await openHouse();
const presses = createPresses();
const done = reply({ title: 'Done', blocks: [{ kind: 'text', text: ['a ', { strong: 'b' }] }] });
let hub: TestHub;

beforeEach(async () => {
  hub = await house.hub();
});

const accountOf = async (name: string) => {
  const { personId } = await house.person(name);
  return (await house.db.account.findFirstOrThrow({ where: { personId } })).id;
};

const press = (account: string, token: string, outcome = done) =>
  house.store.change(hub, async (db) => {
    const earlier = await presses.claim(db, token, account, house.clock.now());
    if (earlier !== 'first') return earlier;
    await presses.settle(db, token, account, outcome);
    return 'first';
  });

describe('a press', () => {
  test('counts once, and later ones find what was answered', async () => {
    const tom = await accountOf('Tom');
    expect(await press(tom, 'token')).toBe('first');
    expect(await press(tom, 'token', reply({ title: 'Other', blocks: [] }))).toEqual(done);
  });

  test('sent several times at once counts once', async () => {
    const tom = await accountOf('Tom');
    const answers = await Promise.all([1, 2, 3, 4].map(() => press(tom, 'together')));
    expect(answers.filter((answer) => answer === 'first')).toHaveLength(1);
    expect(answers.filter((answer) => answer !== 'first')).toEqual([done, done, done]);
  });

  test('of one button drawn for many people counts once for each of them', async () => {
    for (const name of ['Tom', 'Ann']) expect(await press(await accountOf(name), 'everybody')).toBe('first');
  });

  test('whose change was undone leaves nothing: the next one is the first', async () => {
    const tom = await accountOf('Tom');
    const undone = house.store.change(hub, async (db) => {
      await presses.claim(db, 'undone', tom, house.clock.now());
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    expect(await press(tom, 'undone')).toBe('first');
  });
});

describe('what waits for another answer', () => {
  const drafts = createDrafts(house.db);

  test('is found again by its account, as often as it is asked for', async () => {
    const tom = await accountOf('Tom');
    const id = await drafts.keep(tom, { command: 'join', input: { words: 'ncp17-10a' } }, house.clock.now());
    const waiting = { command: 'join', input: { words: 'ncp17-10a' } };
    expect(await drafts.find(tom, id)).toEqual(waiting);
    expect(await drafts.find(tom, id)).toEqual(waiting);
  });

  test('is nobody else’s, and an id that is none finds nothing', async () => {
    const [tom, ann] = [await accountOf('Tom'), await accountOf('Ann')];
    const id = await drafts.keep(tom, { command: 'join', input: {} }, house.clock.now());
    expect(await drafts.find(ann, id)).toBeUndefined();
    expect(await drafts.find(tom, 'not-an-id')).toBeUndefined();
  });
});
