import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';

const house = await openHouse();
let hub: TestHub;
beforeEach(async () => {
  hub = await house.hub();
});

type Made = { id: string };
const yes = { role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] };
const link = (from: Made, to: Made) => house.db.schoolLink.create({ data: { fromId: from.id, toId: to.id } });

async function today({ id }: Made): Promise<string> {
  const { rows } = await house.store.pool.query('SELECT school_today($1) AS id', [id]);
  return rows[0].id;
}

/** A school that closed and the academy it became. */
async function academy() {
  const before = await house.school({ name: 'Fernside School', isOpen: false });
  const after = await house.school({ name: 'Fernside Academy' });
  await link(before, after);
  return { before, after };
}

describe('what a school is today', () => {
  test('is itself without a successor, and the last of a line with one', async () => {
    const [one, two, three] = [await house.school(), await house.school(), await house.school()];
    expect(await today(one)).toBe(one.id);
    await link(one, two);
    await link(two, three);
    for (const school of [one, two, three]) expect(await today(school)).toBe(three.id);
  });

  test('of one that split is the first of its parts that is open, so it is counted once', async () => {
    const whole = await house.school();
    const [closed, north, south] = [await house.school({ isOpen: false }), await house.school(), await house.school()];
    for (const part of [closed, south, north]) await link(whole, part);
    expect(await today(whole)).toBe(north.id);
  });

  test('two that became one are the same school, and links in a circle end at one for all of it', async () => {
    const [infants, juniors, primary] = [await house.school(), await house.school(), await house.school()];
    await link(infants, primary);
    await link(juniors, primary);
    expect(new Set(await Promise.all([infants, juniors, primary].map(today)))).toEqual(new Set([primary.id]));
    await link(primary, infants);
    expect(new Set(await Promise.all([infants, juniors, primary].map(today))).size).toBe(1);
  });
});

describe('a teacher whose school became an academy', () => {
  test('is asked at the start, says yes, and the school’s places move with it; the past keeps the old name', async () => {
    const { before, after } = await academy();
    await house.db.school.update({ where: { id: before.id }, data: { isOpen: true } });
    const [running, ended] = [await house.group({ title: 'Running' }), await house.group({ title: 'Ended' })];
    const tom = await house.person('Tom Moves', { at: before });
    for (const group of [running, ended]) await tom.run('join', { group: group.id }, yes);
    await house.db.schoolParticipation.updateMany({ where: { groupId: ended.id }, data: { state: 'COMPLETED' } });
    await tom.say('');
    expect(tom.said).not.toContain('Fernside Academy');
    await house.db.school.update({ where: { id: before.id }, data: { isOpen: false } });
    await tom.say('');
    expect(tom.said).toContain('Is Fernside School now Fernside Academy?');
    await tom.press('See what changed');
    await tom.press('Yes, that is us');
    expect(tom.said).toContain('Fernside Academy, Sheffield');
    expect(tom.said).toContain('Its place moved with it.');
    expect(await house.places(running)).toMatchObject([
      { school: 'Fernside Academy', state: 'CONFIRMED', teachers: ['Tom Moves'] },
    ]);
    expect(await house.places(ended)).toMatchObject([{ school: 'Fernside School', state: 'COMPLETED' }]);
    expect(await house.db.person.findUnique({ where: { id: tom.personId } })).toMatchObject({ schoolId: after.id });
    await tom.say('');
    expect(tom.said).not.toContain('Is Fernside School now');
  });

  test('a colleague who joins as the academy takes no second place', async () => {
    const { before, after } = await academy();
    await house.db.school.update({ where: { id: before.id }, data: { isOpen: true } });
    const group = await house.group();
    const tom = await house.person('Tom First', { at: before });
    await tom.run('join', { group: group.id }, yes);
    await house.db.school.update({ where: { id: before.id }, data: { isOpen: false } });
    await tom.say('school');
    await tom.press('Yes, that is us');
    const bea = await house.person('Bea Second', { at: after });
    await bea.run('join', { group: group.id }, yes);
    expect(await house.places(group)).toMatchObject([
      { school: 'Fernside Academy', teachers: ['Bea Second', 'Tom First'] },
    ]);
  });

  test('may choose another school instead', async () => {
    const { before } = await academy();
    const tom = await house.person('Tom Other', { at: before });
    await tom.say('school');
    expect(tom.view.title).toBe('Has your school changed?');
    await tom.press('No, choose another');
    expect(tom.form.title).toBe('Which school are you at?');
  });

  test('pressed once more by a colleague’s old card, changes nothing', async () => {
    const { before, after } = await academy();
    const tom = await house.person('Tom Again', { at: before });
    await tom.run('follow-school', { to: after.id });
    await tom.run('follow-school', { to: after.id });
    expect(tom.refusal).toBe('school followed');
    expect(hub.id).toBeDefined();
  });
});

test('a school typed by hand that the register has by now is suggested to its teachers, never merged by itself', async () => {
  const tom = await house.person('Tom Typed');
  await tom.say('school');
  await tom.fill({ other: 'unlisted', name: 'St. Osyth’s Free School', town: 'Diss' });
  await tom.say('school');
  expect(tom.outcome.kind).toBe('ask');
  await house.school({ name: 'St Osyth’s Free School', town: 'Diss', postcode: 'IP22 1AA' });
  await tom.say('school');
  expect(tom.said).toContain('In the school register it is now St Osyth’s Free School, Diss, IP22 1AA.');
  await tom.press('Yes, that is us');
  const { school } = await house.db.person.findUniqueOrThrow({
    where: { id: tom.personId },
    include: { school: true },
  });
  expect(school?.urn).not.toBeNull();
});
