import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';
import type { Person } from '../../support/house-people.ts';

const house = await openHouse();
const answers = { role: 'Teacher', years: ['Year 4'], agree: ['1'] };
const people: Person[] = [];
let lead: Person;
let hub: { id: string };

beforeAll(async () => {
  hub = await house.hub();
  lead = await house.person('Lead');
  for (const name of ['One', 'Two', 'Three', 'Four']) {
    const school = await house.school({ name: `School ${name}` });
    for (const letter of ['a', 'b']) people.push(await house.person(`${name} ${letter}`, { at: school }));
  }
});

/** What a teacher does, what the lead does about a school or the group, and time. */
type Step =
  | { does: 'join' | 'wait' | 'accept'; who: number; head: 'yes' | 'not-yet' }
  | { does: 'withdraw' | 'confirm' | 'decline'; who: number }
  | { does: 'accept-school' | 'decline-school' | 'offer-place'; school: number }
  | { does: 'withdraw-teacher'; who: number }
  | { does: 'make room'; schools: number }
  | { does: 'recruitment'; takes: 'yes' | 'no' }
  | { does: 'days pass'; days: number };

/** Those who are there from the start do more than those who may come. */
const who = fc.oneof(fc.constantFrom(0, 2, 4), fc.integer({ min: 0, max: 7 }));
const head = fc.constantFrom('yes' as const, 'not-yet' as const);
const school = fc.integer({ min: 0, max: 3 });

const does = <Does extends Step['does']>(...some: Does[]) => fc.constantFrom(...some);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: does('join', 'wait', 'wait', 'accept'), who, head }) },
  { weight: 4, arbitrary: fc.record({ does: does('withdraw', 'confirm', 'decline'), who }) },
  { weight: 2, arbitrary: fc.record({ does: does('accept-school', 'decline-school', 'offer-place'), school }) },
  { weight: 1, arbitrary: fc.record({ does: does('withdraw-teacher'), who }) },
  { weight: 2, arbitrary: fc.record({ does: does('make room'), schools: fc.integer({ min: 1, max: 4 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: does('recruitment'), takes: fc.constantFrom('yes' as const, 'no' as const) }),
  },
  { weight: 1, arbitrary: fc.record({ does: does('days pass'), days: fc.integer({ min: 1, max: 20 }) }) },
);

const live = ['APPLIED', 'WAITING', 'OFFERED', 'HELD', 'CONFIRMED'];
const taken = ['OFFERED', 'HELD', 'CONFIRMED'];

async function decide(runs: 'accept-school' | 'decline-school' | 'offer-place', number: number, groupId: string) {
  const schoolId = await schoolOf(number);
  const place = await house.db.schoolParticipation.findFirst({ where: { groupId, schoolId } });
  if (place) await lead.run(runs, { place: place.id }, { answer: 'A sentence', sure: 'yes' });
}

async function schoolOf(number: number): Promise<string> {
  const { personId } = people[2 * number] ?? lead;
  return (await house.db.person.findUniqueOrThrow({ where: { id: personId } })).schoolId ?? '';
}

async function withdrawTeacher(personId: string, groupId: string) {
  const membership = await house.db.membership.findFirst({ where: { groupId, personId } });
  if (membership) await lead.run('withdraw-teacher', { membership: membership.id }, { reason: 'Not reached' });
}

async function take(one: Step, group: string): Promise<unknown> {
  const person = people['who' in one ? one.who : 0];
  switch (one.does) {
    case 'days pass':
      house.clock.set(new Date(house.clock.now().getTime() + one.days * 24 * 3600 * 1000));
      return house.sweep();
    case 'join':
    case 'wait':
      return person?.run(one.does, { group }, { ...answers, head: one.head });
    case 'accept':
      return person?.run('accept-place', { group }, { ...answers, head: one.head });
    case 'decline':
      return person?.run('decline-place', { group });
    case 'confirm':
      return person?.run('confirm', { group });
    case 'withdraw':
      return person?.run('withdraw', { group }, {});
    case 'withdraw-teacher':
      return withdrawTeacher(person?.personId ?? '', group);
    case 'make room':
      return lead.run('make-room', { group }, { schools: String(one.schools) });
    case 'recruitment':
      return lead.run('recruitment', { group }, { takes: one.takes });
    default:
      return decide(one.does, one.school, group);
  }
}

type Place = Awaited<ReturnType<typeof placesOf>>[number];

const placesOf = (groupId: string) =>
  house.db.schoolParticipation.findMany({
    where: { groupId },
    include: { memberships: { include: { person: true } } },
  });

/** Three schools have come already: one is inside, or all have applied, and the others wait where they can. */
async function gather(group: string): Promise<void> {
  await take({ does: 'join', who: 0, head: 'yes' }, group);
  for (const number of [2, 4]) {
    await take({ does: 'join', who: number, head: 'yes' }, group);
    await take({ does: 'wait', who: number, head: 'yes' }, group);
  }
  for (const number of [0, 1]) await take({ does: 'accept-school', school: number }, group);
}

/** What must hold for one school's place or line. */
async function checkPlace(place: Place): Promise<void> {
  const isLive = live.includes(place.state);
  const standing = ['HELD', 'CONFIRMED'].includes(place.state) ? 'JOINED' : 'APPLIED';
  const teachers = place.memberships.filter(({ state }) => state === 'JOINED' || state === 'APPLIED');
  expect(teachers.length > 0).toBe(isLive);
  expect(teachers.length).toBeLessThanOrEqual(2);
  for (const { person, state } of teachers) expect([person.schoolId, state]).toEqual([place.schoolId, standing]);
  const due = await house.db.dueRow.findMany({ where: { subjectId: place.id, doneAt: null } });
  const ends = { HELD: ['held place lapses'], OFFERED: ['offered place lapses'] };
  expect(due.map(({ kind }) => kind)).toEqual(
    place.state === 'HELD' || place.state === 'OFFERED' ? ends[place.state] : [],
  );
  expect(place.heldUntil !== null).toBe(place.state === 'HELD');
  expect(place.offeredUntil !== null).toBe(place.state === 'OFFERED');
  if (place.state === 'WAITING') expect(place.queuedAt).not.toBeNull();
}

/** What must hold whatever happened. */
async function check(groupId: string): Promise<void> {
  const { capacitySchools, takesSchools } = await house.db.workGroup.findUniqueOrThrow({ where: { id: groupId } });
  const places = await placesOf(groupId);
  const count = places.filter(({ state }) => taken.includes(state)).length;
  expect(count).toBeLessThanOrEqual(capacitySchools);
  expect(new Set(places.map(({ schoolId }) => schoolId)).size).toBe(places.length);
  if (takesSchools && places.some(({ state }) => state === 'WAITING')) expect(count).toBe(capacitySchools);
  for (const place of places) await checkPlace(place);
  const differences = await house.planDifferences(hub.id);
  expect(differences.filter(({ kind }) => kind !== 'session brief')).toEqual([]); // the house sets none for its sessions
}

describe('the places of a group', () => {
  test.each([
    ['that takes schools at once', 'OPEN'],
    ['that chooses its schools', 'SELECTION'],
  ] as const)(
    '%s hold together in any order of what teachers, leads and time do, one after the other or at once',
    async (_kind, recruitment) => {
      const rounds = fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 });
      const seen = new Set<string>();
      await fc.assert(
        fc.asyncProperty(rounds, async (steps) => {
          const group = await house.group({ capacitySchools: 1, recruitment, leads: [lead] });
          await gather(group.id);
          for (const atOnce of steps) {
            await Promise.all(atOnce.map((one) => take(one, group.id)));
            await check(group.id);
          }
          for (const { state } of await placesOf(group.id)) seen.add(state);
        }),
        { numRuns: 30 },
      );
      const expected = recruitment === 'OPEN' ? ['WAITING', 'OFFERED'] : ['APPLIED', 'WAITING'];
      expect([...seen]).toEqual(expect.arrayContaining([...expected, 'CONFIRMED', 'WITHDRAWN']));
    },
    180_000,
  );
});
