import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inTurn, propose, type Room, type Waiting } from '../../../src/features/projects/allotting.ts';

const authority = fc.constantFrom('Leeds', 'York', 'Hull', '');
const school = fc.record({
  id: fc.uuid(),
  laName: authority,
  isLate: fc.boolean(),
  at: fc.integer({ min: 0, max: 5 }).map((day) => new Date(Date.UTC(2026, 9, day + 1))),
});
const room = fc.record({ id: fc.uuid(), localAuthority: authority, left: fc.integer({ min: -1, max: 4 }) });
const schools = fc.uniqueArray(school, { selector: ({ id }) => id, maxLength: 20 });
const rooms = fc.uniqueArray(room, { selector: ({ id }) => id, maxLength: 7 });

const placesIn = (some: Room[]) => some.reduce((sum, { left }) => sum + Math.max(0, left), 0);
const inGroup = (proposed: Map<string, string>, id: string) =>
  [...proposed.values()].filter((one) => one === id).length;

describe('the proposal for schools that applied', () => {
  test('never gives a group more schools than it has places', () => {
    fc.assert(
      fc.property(schools, rooms, (some, free) => {
        const proposed = propose(some, free);
        for (const { id, left } of free) expect(inGroup(proposed, id)).toBeLessThanOrEqual(Math.max(0, left));
      }),
    );
  });

  test('leaves no school out while a place is free, and those left out are the last in turn', () => {
    fc.assert(
      fc.property(schools, rooms, (some, free) => {
        const proposed = propose(some, free);
        const turn = inTurn(some);
        expect(proposed.size).toBe(Math.min(some.length, placesIn(free)));
        expect(turn.slice(0, proposed.size).every(({ id }) => proposed.has(id))).toBe(true);
      }),
    );
  });

  test('sends nobody away from home while a place there is given to a school from elsewhere', () => {
    fc.assert(
      fc.property(schools, rooms, (some, free) => {
        const proposed = propose(some, free);
        const home = (one: Waiting) => free.filter(({ localAuthority }) => localAuthority === one.laName && one.laName);
        const isHome = (one: Waiting) => home(one).some(({ id }) => id === proposed.get(one.id));
        for (const away of some.filter((one) => proposed.has(one.id) && home(one).length > 0 && !isHome(one)))
          for (const { id, left } of home(away)) {
            const there = some.filter((one) => proposed.get(one.id) === id);
            expect(there).toHaveLength(Math.max(0, left));
            expect(there.every((one) => one.laName === away.laName)).toBe(true);
          }
      }),
    );
  });

  test('is the same whatever the order in which schools and groups are listed', () => {
    fc.assert(
      fc.property(schools, rooms, (some, free) => {
        const backwards = propose(some.toReversed(), free.toReversed());
        expect([...backwards].toSorted()).toEqual([...propose(some, free)].toSorted());
      }),
    );
  });
});

test('late schools come after all that were in time', () => {
  const day = (date: number) => new Date(Date.UTC(2026, 9, date));
  const turn = inTurn([
    { id: 'late', laName: '', isLate: true, at: day(1) },
    { id: 'second', laName: '', isLate: false, at: day(3) },
    { id: 'first', laName: '', isLate: false, at: day(2) },
  ]);
  expect(turn.map(({ id }) => id)).toEqual(['first', 'second', 'late']);
});
