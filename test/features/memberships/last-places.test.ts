import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';
import type { Person } from '../../support/house-people.ts';

const house = await openHouse();
const yes = { role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] };

beforeEach(async () => {
  await house.hub();
});

/** So many teachers, each of a school of their own, each with the join form of a group open. */
async function atTheForm(count: number, group: { id: string }): Promise<Person[]> {
  const people: Person[] = [];
  for (let number = 1; number <= count; number += 1) {
    const teacher = await house.person(`Teacher ${number}`, { at: await house.school() });
    await teacher.run('join', { group: group.id });
    people.push(teacher);
  }
  return people;
}

const atOnce = (people: Person[]) => Promise.all(people.map((one) => one.fill(yes)));
const saidBy = (people: Person[]) => people.map((one) => one.said);
const beginning = (people: Person[], words: string) => saidBy(people).filter((said) => said.startsWith(words));
const sorry = 'Join the waiting list?\nThe last place in “Fractions” has been taken.';
const waiting = { role: 'Year 4 teacher', years: ['Year 4'], head: 'yes' };

describe('at the same instant', () => {
  test('20 teachers of 20 schools press for the last 3 places: 3 get them, 17 are told the truth', async () => {
    const group = await house.group({ title: 'Fractions', capacitySchools: 3 });
    const teachers = await atTheForm(20, group);
    await atOnce(teachers);
    expect(beginning(teachers, 'You have a place')).toHaveLength(3);
    expect(beginning(teachers, sorry)).toHaveLength(17);
    expect(await house.places(group)).toHaveLength(3);
  });

  test('20 schools for 3 places, and all 17 wait: each has a number of its own, and freed places go to the first ones', async () => {
    const group = await house.group({ title: 'Fractions', capacitySchools: 3 });
    const teachers = await atTheForm(20, group);
    await atOnce(teachers);
    const without = teachers.filter((one) => one.said.startsWith(sorry));
    await Promise.all(without.map((one) => one.fill(waiting)));
    const numbers = without.map((one) => Number(/number (\d+) on/.exec(one.said)?.[1]));
    expect(new Set(numbers).size).toBe(17);
    const seated = teachers.filter((one) => !without.includes(one));
    await Promise.all(seated.map((one) => one.run('withdraw', { group: group.id }, {})));
    const states = (await house.places(group)).map(({ state }) => state);
    const count = (state: string) => states.filter((one) => one === state).length;
    expect([count('OFFERED'), count('WAITING'), count('WITHDRAWN')]).toEqual([3, 14, 3]);
    const asked = await house.db.schoolParticipation.findMany({ where: { groupId: group.id, state: 'OFFERED' } });
    const latest = Math.max(...asked.map(({ queuedAt }) => queuedAt?.getTime() ?? 0));
    const others = await house.db.schoolParticipation.findMany({ where: { groupId: group.id, state: 'WAITING' } });
    expect(others.every(({ queuedAt }) => (queuedAt?.getTime() ?? 0) >= latest)).toBe(true);
  });

  test('one offered place, and the school takes it while its time ends: it is taken or passed on, never both', async () => {
    for (let round = 1; round <= 5; round += 1) {
      const group = await house.group({ title: 'Fractions', capacitySchools: 1 });
      const [tom, ann, sue] = await atTheForm(3, group);
      if (!tom || !ann || !sue) throw new Error('nobody is at the form');
      await tom.fill(yes);
      for (const one of [ann, sue]) {
        await one.fill(yes);
        await one.fill(waiting);
      }
      await tom.run('withdraw', { group: group.id }, {});
      const now = house.clock.now();
      house.clock.set(new Date(now.getTime() + 30 * 24 * 3600 * 1000));
      await Promise.all([house.sweep(), ann.run('accept-place', { group: group.id }, { head: 'yes', agree: ['1'] })]);
      house.clock.set(now);
      const states = (await house.places(group)).map(({ state }) => state).toSorted();
      expect([
        ['CONFIRMED', 'WAITING', 'WITHDRAWN'],
        ['LAPSED', 'OFFERED', 'WITHDRAWN'],
      ]).toContainEqual(states);
    }
  });

  test('two teachers of two schools press for the last place: one gets it, the other is told the truth', async () => {
    for (let round = 1; round <= 5; round += 1) {
      const group = await house.group({ title: 'Fractions', capacitySchools: 1 });
      const teachers = await atTheForm(2, group);
      await atOnce(teachers);
      expect(beginning(teachers, 'You have a place')).toHaveLength(1);
      expect(beginning(teachers, sorry)).toHaveLength(1);
      expect(await house.places(group)).toHaveLength(1);
    }
  });

  test('two teachers of one school press for the last place: both stand for the one place', async () => {
    const school = await house.school();
    const group = await house.group({ capacitySchools: 1 });
    const [tom, ann] = [await house.person('Tom', { at: school }), await house.person('Ann', { at: school })];
    for (const one of [tom, ann]) await one.run('join', { group: group.id });
    await atOnce([tom, ann]);
    expect(beginning([tom, ann], 'You have a place')).toHaveLength(2);
    expect(await house.places(group)).toEqual([{ school: school.name, state: 'CONFIRMED', teachers: ['Ann', 'Tom'] }]);
  });

  test('three teachers of one school press: two stand for it, the third is told who they are', async () => {
    const school = await house.school();
    const group = await house.group();
    const people = [];
    for (const name of ['Tom', 'Ann', 'Sue']) people.push(await house.person(name, { at: school }));
    for (const one of people) await one.run('join', { group: group.id });
    await atOnce(people);
    expect(beginning(people, 'You have a place')).toHaveLength(2);
    const [place, ...more] = await house.places(group);
    expect(more).toEqual([]);
    const colleagues = place?.teachers ?? [];
    expect(colleagues).toHaveLength(2);
    const [third, ...others] = beginning(people, 'Both places for your school');
    expect(others).toEqual([]);
    for (const name of colleagues) expect(third).toContain(name);
  });

  test('two teachers of a school new to the hub join two different groups', async () => {
    for (let round = 1; round <= 10; round += 1) {
      const school = await house.school();
      const people = [await house.person('Tom', { at: school }), await house.person('Ann', { at: school })];
      for (const one of people) await one.run('join', { group: (await house.group()).id });
      await atOnce(people);
      expect(beginning(people, 'You have a place')).toHaveLength(2);
    }
  });

  test('a teacher joins while they go to another school: nobody stands for a school they are not at', async () => {
    const [old, other] = [await house.school(), await house.school()];
    for (let round = 1; round <= 8; round += 1) {
      const group = await house.group({ title: 'Fractions' });
      const tom = await house.person('Tom', { at: old });
      await tom.run('join', { group: group.id });
      await Promise.all([tom.fill(yes), tom.run('choose-school', {}, { school: other.id })]);
      const { schoolId } = await house.db.person.findUniqueOrThrow({ where: { id: tom.personId } });
      const stands = await house.db.membership.findFirst({
        where: { personId: tom.personId, state: 'JOINED' },
        include: { participation: true },
      });
      expect([undefined, schoolId]).toContain(stands?.participation.schoolId);
    }
  });

  test('a platform sends one press twice: one place, one notice, the same answer', async () => {
    const group = await house.group();
    const [tom] = await atTheForm(1, group);
    if (!tom) throw new Error('nobody is at the form');
    const { runs, input = {} } = tom.form;
    const press = { account: tom.account, place: tom.place, runs, input, answers: yes, press: 'one-press' };
    const [first, second] = await Promise.all([house.dispatcher.dispatch(press), house.dispatcher.dispatch(press)]);
    expect(first).toMatchObject({ kind: 'reply', view: { title: 'You have a place' } });
    expect(second).toEqual(first);
    expect(await house.places(group)).toHaveLength(1);
    expect(await house.notices(tom)).toHaveLength(1);
    expect(await house.db.membership.count({ where: { groupId: group.id } })).toBe(1);
  });

  test('a new person writes twice: they are one person, and every answer comes', async () => {
    const new1 = house.stranger('Tom Reed');
    const asked = { account: new1.account, place: new1.place, typed: 'browse' };
    const answers = await Promise.all([1, 2, 3, 4].map(() => house.dispatcher.dispatch(asked)));
    expect(answers.map(({ kind }) => kind)).toEqual(['reply', 'reply', 'reply', 'reply']);
    expect(await house.db.account.count({ where: { externalId: new1.account.user } })).toBe(1);
    expect(await house.db.person.count({ where: { name: 'Tom Reed' } })).toBe(1);
  });
});
