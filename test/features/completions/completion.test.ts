import { beforeEach, describe, expect, test } from 'vitest';
import { hasCompleted, sayTaken } from '../../../src/features/completions/completion.ts';
import { openHouse } from '../../support/house.ts';
import type { Person } from '../../support/house-people.ts';
import { seat } from '../../support/seats.ts';

const house = await openHouse();

const rule = { completeSessionsPercent: 60, completeTasksPercent: 50 };

describe('the rule', () => {
  test.each([
    [{ held: 5, attended: 3, due: 2, done: 1 }, true],
    [{ held: 5, attended: 2, due: 2, done: 2 }, false],
    [{ held: 5, attended: 5, due: 3, done: 1 }, false],
    [{ held: 0, attended: 0, due: 0, done: 0 }, true],
  ])('%o is complete: %s', (taken, complete) => {
    expect(hasCompleted(taken, rule)).toBe(complete);
  });

  test('is said with what was recorded', () => {
    expect(sayTaken({ held: 5, attended: 4, due: 1, done: 0 })).toBe('4 of 5 sessions, 0 of 1 task');
    expect(sayTaken({ held: 0, attended: 0, due: 0, done: 0 })).toBe('nothing recorded');
  });
});

let lena: Person;
let mia: Person;

/** A running group of two schools, with two sessions over; the clock stands after them. */
async function twoSchools() {
  const group = await house.group({
    title: 'Fractions',
    state: 'RUNNING',
    sessions: ['2026-11-17 16:00-18:00', '2026-11-24 16:00-17:30'],
    leads: [lena],
  });
  const [ash, beech] = [await house.school({ name: 'Ashwood' }), await house.school({ name: 'Beechwood' })];
  const tom = await house.person('Tom Reed', { at: ash });
  const ann = await house.person('Ann Bell', { at: beech });
  await seat(house, group, ash, { teachers: [tom] });
  await seat(house, group, beech, { teachers: [ann] });
  const sessions = await house.db.session.findMany({ where: { groupId: group.id }, orderBy: { number: 'asc' } });
  const memberOf = async (who: Person) =>
    (await house.db.membership.findFirstOrThrow({ where: { groupId: group.id, personId: who.personId } })).id;
  house.clock.set('2026-11-25T09:00:00Z');
  const log = async (number: number, came: Person[]) => {
    await lena.run('log', { session: sessions[number - 1]?.id ?? '' });
    await lena.fill({ came: await Promise.all(came.map(memberOf)), did: 'We met.' });
  };
  return { group, tom, ann, log };
}

beforeEach(async () => {
  await house.hub();
  lena = await house.person('Lena Lead');
  mia = await house.person('Mia Hart');
  await house.role(mia, 'Maths Hub Lead');
});

const stands = async (group: { id: string }) =>
  (
    await house.db.schoolParticipation.findMany({
      where: { groupId: group.id },
      include: { school: true, memberships: true },
      orderBy: { school: { name: 'asc' } },
    })
  ).map(({ school, state, memberships }) => [school.name, state, ...memberships.map((one) => one.state)].join(' '));

describe('who completed', () => {
  test('is proposed from what was logged, and confirmed by the lead otherwise', async () => {
    const { group, tom, ann, log } = await twoSchools();
    await log(1, [tom, ann]);
    await log(2, [tom]);
    await lena.say('completion');
    expect(lena.said).toContain('60% of the sessions and 50% of the gap tasks');
    const field = lena.form.fields[0];
    if (field?.kind !== 'choices') throw new Error('schools to tick');
    expect(field.options.map(({ label, detail }) => `${label}: ${detail}`)).toEqual([
      'Ashwood: 2 of 2 sessions',
      'Beechwood: 1 of 2 sessions',
    ]);
    expect(field.value).toEqual([field.options[0]?.value]);
    await lena.fill({ schools: field.options.map(({ value }) => value) });
    expect(lena.view.title).toBe('2 of 2 schools completed');
    expect(await stands(group)).toEqual(['Ashwood CONFIRMED JOINED', 'Beechwood CONFIRMED JOINED']);
    await mia.run('finish-group', { group: group.id });
    await mia.fill({});
    expect(await stands(group)).toEqual(['Ashwood COMPLETED COMPLETED', 'Beechwood COMPLETED COMPLETED']);
  });

  test('follows the hub’s rule where nobody confirmed it, and stands once the group is finished', async () => {
    const { group, tom, log } = await twoSchools();
    await log(1, [tom]);
    await log(2, [tom]);
    await mia.run('finish-group', { group: group.id });
    await mia.fill({});
    expect(await stands(group)).toEqual(['Ashwood COMPLETED COMPLETED', 'Beechwood UNFINISHED UNFINISHED']);
    await lena.run('completion', { group: group.id });
    expect(lena.refusal).toBe('closed');
  });

  test('is for those who lead the group', async () => {
    const { group, tom } = await twoSchools();
    await tom.run('completion', { group: group.id });
    expect(tom.refusal).toBe('right');
  });

  test('is nothing to confirm without a school', async () => {
    const group = await house.group({ title: 'Empty', leads: [lena] });
    await lena.run('completion', { group: group.id });
    expect(lena.refusal).toBe('no schools');
  });
});

describe('a teacher’s own attendance', () => {
  test('has each logged session with its hours, and is a file', async () => {
    const { tom, ann, log } = await twoSchools();
    await log(1, [tom]);
    await log(2, [tom]);
    await tom.say('attendance');
    expect(tom.view.title).toBe('You have attended 3.5 hours');
    expect(tom.lines).toEqual([
      '1. Tuesday 17 November, 4pm to 6pm | came',
      '2. Tuesday 24 November, 4pm to 5:30pm | came',
    ]);
    await ann.say('attendance');
    expect(ann.view.title).toBe('You have attended 0 hours');
    expect(ann.said).toContain('did not come');
  });

  test('says so while nothing is logged', async () => {
    const { tom } = await twoSchools();
    await tom.say('attendance');
    expect(tom.said).toContain('They appear here once their lead has logged them');
  });
});
