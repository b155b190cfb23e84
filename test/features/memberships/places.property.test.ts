import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';
import type { Person } from '../../support/house-people.ts';

const house = await openHouse();
const answers = { role: 'Teacher', years: ['Year 4'], agree: ['1'] };
const capacity = 2;
const people: Person[] = [];

beforeAll(async () => {
  await house.hub();
  for (const name of ['One', 'Two', 'Three']) {
    const school = await house.school({ name: `School ${name}` });
    for (const letter of ['a', 'b']) people.push(await house.person(`${name} ${letter}`, { at: school }));
  }
});

type Step =
  | { does: 'join'; who: number; head: 'yes' | 'not-yet' }
  | { does: 'withdraw' | 'confirm'; who: number }
  | { does: 'days pass'; days: number };

const who = fc.integer({ min: 0, max: 5 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('join' as const),
      who,
      head: fc.constantFrom('yes' as const, 'not-yet' as const),
    }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom('withdraw' as const, 'confirm' as const), who }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('days pass' as const), days: fc.integer({ min: 1, max: 20 }) }),
  },
);

async function take(one: Step, group: string): Promise<void> {
  if (one.does === 'days pass') {
    house.clock.set(new Date(house.clock.now().getTime() + one.days * 24 * 3600 * 1000));
    return house.sweep();
  }
  const person = people[one.who];
  if (one.does === 'join') await person?.run('join', { group }, { ...answers, head: one.head });
  if (one.does === 'confirm') await person?.run('confirm', { group });
  if (one.does === 'withdraw') await person?.run('withdraw', { group }, {});
}

/** What must hold whatever happened. */
async function check(groupId: string): Promise<void> {
  const places = await house.db.schoolParticipation.findMany({
    where: { groupId },
    include: { memberships: { include: { person: true } } },
  });
  const live = places.filter(({ state }) => state === 'HELD' || state === 'CONFIRMED');
  expect(live.length).toBeLessThanOrEqual(capacity);
  expect(new Set(places.map(({ schoolId }) => schoolId)).size).toBe(places.length);
  for (const place of places) {
    const joined = place.memberships.filter(({ state }) => state === 'JOINED');
    expect(joined.length > 0).toBe(live.includes(place));
    expect(joined.length).toBeLessThanOrEqual(2);
    for (const { person } of joined) expect(person.schoolId).toBe(place.schoolId);
    const due = await house.db.dueRow.findMany({ where: { subjectId: place.id, doneAt: null } });
    expect(due).toHaveLength(place.state === 'HELD' ? 1 : 0);
    expect(place.heldUntil !== null).toBe(place.state === 'HELD');
  }
}

describe('the places of a group', () => {
  test('hold together in any order of joining, giving up, confirming and lapsing, one after the other or at once', async () => {
    const rounds = fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(rounds, async (steps) => {
        const group = await house.group({ capacitySchools: capacity });
        for (const atOnce of steps) {
          await Promise.all(atOnce.map((one) => take(one, group.id)));
          await check(group.id);
        }
      }),
      { numRuns: 25 },
    );
    expect(await house.db.auditEvent.count({ where: { what: 'joined a Work Group' } })).toBeGreaterThan(20);
  }, 120_000);
});
