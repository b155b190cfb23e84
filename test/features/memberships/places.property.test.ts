import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { ukDay } from '../../../src/core/uk-time.ts';
import { openHouse } from '../../support/house.ts';
import type { Person } from '../../support/house-people.ts';
import { checkPlaces } from './check-places.ts';

const house = await openHouse();
const answers = { role: 'Teacher', years: ['Year 4'], agree: ['1'] };
const [begins, day] = [house.clock.now(), 24 * 3600 * 1000];
const [schoolCount, ofEach] = [8, 3];
const schools: string[] = [];
const people: Person[] = [];
let lead: Person;
let hub: { id: string };

beforeAll(async () => {
  hub = await house.hub();
  lead = await house.person('Lead');
  for (let number = 0; number < schoolCount; number += 1) {
    const school = await house.school({ name: `School ${number}` });
    schools.push(school.id);
    for (const letter of ['a', 'b', 'c']) people.push(await house.person(`${number} ${letter}`, { at: school }));
  }
});

/** What a teacher does, what the lead does about a school or the group, and time. */
type Step =
  | { does: 'join' | 'wait' | 'accept'; who: number; head: 'yes' | 'not-yet' }
  | { does: 'withdraw' | 'confirm' | 'decline' | 'withdraw-teacher'; who: number }
  | { does: 'replace' | 'replace-teacher' | 'replace by code' | 'second by code'; who: number; colleague: 1 | 2 }
  | { does: 'change school'; who: number; school: number; days: number }
  | { does: 'accept-school' | 'decline-school' | 'offer-place'; school: number }
  | { does: 'make room'; schools: number }
  | { does: 'recruitment'; takes: 'yes' | 'no' }
  | { does: 'days pass'; days: number };

const does = <Does extends Step['does']>(...some: Does[]) => fc.constantFrom(...some);

/** Steps among so many schools. Those who are there from the start do more than those who may come. */
function stepAmong(count: number): fc.Arbitrary<Step> {
  const who = fc.oneof(fc.constantFrom(0, 3, 6), fc.integer({ min: 0, max: count * ofEach - 1 }));
  const school = fc.integer({ min: 0, max: count - 1 });
  const head = fc.constantFrom('yes' as const, 'not-yet' as const);
  const takes = fc.constantFrom('yes' as const, 'no' as const);
  const colleague = fc.constantFrom(1 as const, 2 as const);
  const replaces = does('replace', 'replace-teacher', 'replace by code', 'second by code');
  return fc.oneof(
    { weight: 6, arbitrary: fc.record({ does: does('join', 'wait', 'wait', 'accept'), who, head }) },
    { weight: 4, arbitrary: fc.record({ does: does('withdraw', 'confirm', 'decline', 'withdraw-teacher'), who }) },
    { weight: 3, arbitrary: fc.record({ does: replaces, who, colleague }) },
    { weight: 3, arbitrary: fc.record({ does: does('change school'), who, school, days: fc.constantFrom(0, 0, 3) }) },
    { weight: 2, arbitrary: fc.record({ does: does('accept-school', 'decline-school', 'offer-place'), school }) },
    { weight: 2, arbitrary: fc.record({ does: does('make room'), schools: fc.integer({ min: 1, max: count }) }) },
    { weight: 1, arbitrary: fc.record({ does: does('recruitment'), takes }) },
    { weight: 1, arbitrary: fc.record({ does: does('days pass'), days: fc.integer({ min: 1, max: 20 }) }) },
  );
}

async function decide(runs: 'accept-school' | 'decline-school' | 'offer-place', school: number, groupId: string) {
  const place = await house.db.schoolParticipation.findFirst({ where: { groupId, schoolId: schools[school] ?? '' } });
  if (place) await lead.run(runs, { place: place.id }, { answer: 'A sentence', sure: 'yes' });
}

/** What those who lead do about one teacher. */
async function about(person: Person, groupId: string, runs: string, given: Record<string, string>) {
  const membership = await house.db.membership.findFirst({ where: { groupId, personId: person.personId } });
  if (membership) await lead.run(runs, { membership: membership.id }, given);
}

/** A code is asked for and used. */
async function byCode(from: Person, to: Person, group: string, runs: string, given: Record<string, string>) {
  const asked = await from.run(runs, { group }, given);
  const code = /(?:[A-Z0-9]{4}-){2}[A-Z0-9]{4}/.exec(JSON.stringify(asked))?.[0];
  if (code) await to.run('stand-with', { code }, answers);
}

function takeOver(one: Extract<Step, { colleague: 1 | 2 }>, person: Person, group: string): Promise<unknown> {
  const home = Math.floor(one.who / ofEach) * ofEach;
  const to = people[home + ((one.who - home + one.colleague) % ofEach)] ?? lead;
  if (one.does === 'replace') return person.run('replace', { group }, { who: to.personId });
  if (one.does === 'replace-teacher') return about(person, group, 'replace-teacher', { who: to.personId });
  return one.does === 'second by code'
    ? byCode(person, to, group, 'colleague', {})
    : byCode(person, to, group, 'replace', { who: 'code' });
}

function passDays(days: number): Promise<unknown> {
  house.clock.set(new Date(house.clock.now().getTime() + days * day));
  return house.sweep();
}

async function take(one: Step, group: string): Promise<unknown> {
  const person = people['who' in one ? one.who : 0] ?? lead;
  switch (one.does) {
    case 'days pass':
      return passDays(one.days);
    case 'join':
    case 'wait':
      return person.run(one.does, { group }, { ...answers, head: one.head });
    case 'accept':
      return person.run('accept-place', { group }, { ...answers, head: one.head });
    case 'decline':
      return person.run('decline-place', { group });
    case 'confirm':
      return person.run('confirm', { group });
    case 'withdraw':
      return person.run('withdraw', { group }, {});
    case 'withdraw-teacher':
      return about(person, group, 'withdraw-teacher', { reason: 'Not reached' });
    case 'change school': {
      const from = ukDay(new Date(house.clock.now().getTime() + one.days * day));
      return person.run('choose-school', {}, { school: schools[one.school] ?? '', from });
    }
    case 'make room':
      return lead.run('make-room', { group }, { schools: String(one.schools) });
    case 'recruitment':
      return lead.run('recruitment', { group }, { takes: one.takes });
    case 'replace':
    case 'replace-teacher':
    case 'replace by code':
    case 'second by code':
      return takeOver(one, person, group);
    default:
      return decide(one.does, one.school, group);
  }
}

/** Three schools have come already: one is inside, or all have applied, and the others wait where they can. */
async function gather(group: string): Promise<void> {
  await take({ does: 'join', who: 0, head: 'yes' }, group);
  for (const who of [3, 6]) {
    await take({ does: 'join', who, head: 'yes' }, group);
    await take({ does: 'wait', who, head: 'yes' }, group);
  }
  for (const school of [0, 1]) await take({ does: 'accept-school', school }, group);
}

/** What must hold whatever happened, of the places and of what time will do. */
async function check(groupId: string) {
  const places = await checkPlaces(house.db, groupId);
  const differences = await house.planDifferences(hub.id);
  const ofNight = differences.filter(({ kind }) => kind.startsWith('session ') || kind === 'weekly digest'); // the house has set none
  expect(differences.filter((one) => !ofNight.includes(one))).toEqual([]);
  return places;
}

/** Everybody is where they began, and no earlier group counts any longer. */
async function beginAgain(): Promise<void> {
  house.clock.set(begins);
  await house.db.dueRow.deleteMany({});
  await house.db.schoolMove.deleteMany({});
  await house.db.membership.updateMany({ data: { state: 'WITHDRAWN' } });
  await house.db.schoolParticipation.updateMany({ data: { state: 'WITHDRAWN' } });
  for (const [number, { personId }] of people.entries())
    await house.db.person.update({
      where: { id: personId },
      data: { schoolId: schools[Math.floor(number / ofEach)] ?? null },
    });
}

type Kind = 'OPEN' | 'SELECTION';

/** Plays the rounds of one example, each step of a round at once, and looks after each. */
async function play(recruitment: Kind, capacitySchools: number, rounds: Step[][], seen: Set<string>): Promise<void> {
  await beginAgain();
  const group = await house.group({ capacitySchools, recruitment, leads: [lead] });
  await gather(group.id);
  const look = async () => {
    const memberships = await house.db.membership.findMany({ where: { groupId: group.id } });
    for (const { state } of [...(await check(group.id)), ...memberships]) seen.add(state);
  };
  await look();
  for (const atOnce of rounds) {
    await Promise.all(atOnce.map((one) => take(one, group.id)));
    await look();
  }
  await passDays(90);
  await look();
}

const kinds = [
  ['that takes schools at once', 'OPEN', ['WAITING', 'OFFERED']],
  ['that chooses its schools', 'SELECTION', ['APPLIED', 'WAITING']],
] as const;

/** A place is taken, handed on, given up and offered to who waits; chance adds what nobody thought of. */
const usualYear: Step[][] = [
  [{ does: 'replace', who: 0, colleague: 1 }],
  [{ does: 'replace', who: 3, colleague: 1 }],
  [{ does: 'withdraw', who: 1 }],
  [{ does: 'decline-school', school: 2 }],
];

describe('the places of a group', () => {
  test.each(kinds)(
    '%s hold together in any order of what teachers, leads and time do, one after the other or a few at once',
    async (_kind, recruitment, lines) => {
      const seen = new Set<string>();
      const rounds = fc.array(fc.array(stepAmong(4), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 });
      await fc.assert(
        fc.asyncProperty(rounds, (steps) => play(recruitment, 1, steps, seen)),
        { numRuns: 30, examples: [[usualYear]] },
      );
      expect([...seen]).toEqual(expect.arrayContaining([...lines, 'CONFIRMED', 'WITHDRAWN', 'REPLACED']));
    },
    240_000,
  );

  test.each(kinds)(
    '%s hold together when twenty people act at the same instant',
    async (_kind, recruitment) => {
      const seen = new Set<string>();
      const round = fc.array(stepAmong(schoolCount), { minLength: 20, maxLength: 20 });
      await fc.assert(
        fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 3 }), (steps) => play(recruitment, 3, steps, seen)),
        { numRuns: 10, endOnFailure: true }, // a race is not found again by a smaller example
      );
      expect([...seen]).toEqual(expect.arrayContaining(['CONFIRMED', 'WITHDRAWN']));
    },
    240_000,
  );
});
