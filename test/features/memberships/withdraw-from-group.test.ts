import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';
import type { Person } from '../../support/house-people.ts';

const house = await openHouse();
const yes = { role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] };

beforeEach(async () => {
  await house.hub();
});

async function join(person: Person, group: { id: string }, answers = yes) {
  await person.run('join', { group: group.id });
  await person.fill(answers);
}

describe('giving up a place', () => {
  test('frees it when nobody else of the school stands for it, and tells the lead with the reason', async () => {
    const lead = await house.person('Ada Lead');
    const group = await house.group({ title: 'Fractions', code: 'NCP17-10a', leads: [lead], capacitySchools: 1 });
    const tom = await house.person('Tom Reed', { at: await house.school({ name: 'Tapton Juniors' }) });
    await join(tom, group);
    await tom.say('withdraw ncp17-10a');
    expect(tom.form.intro).toBe(
      'Fractions. You are the only one from your school, so its place becomes free for another school.',
    );
    await tom.fill({ reason: 'My timetable has changed' });
    expect(tom.said).toContain('You have given up your place in “Fractions”, and the lead will be told.');
    expect(tom.said).toContain('Your school’s place is free again.');
    expect(await house.places(group)).toEqual([{ school: 'Tapton Juniors', state: 'WITHDRAWN', teachers: [] }]);
    const [joined, withdrew] = await house.notices(lead);
    expect(joined?.said).toBe('overtaken');
    expect(withdrew?.said).toBe(
      [
        'A teacher has given up their place',
        'Tom Reed has left the group.',
        'Their reason: My timetable has changed',
        'Work Group: Fractions',
        'School: Tapton Juniors',
        'Role: Year 4 teacher',
        'Schools: 0 of 1, 1 place left',
      ].join('\n'),
    );
    expect((await house.notices(tom)).map(({ said }) => said)).toEqual(['overtaken']);
  });

  test('leaves the school its place while a colleague stands for it', async () => {
    const school = await house.school({ name: 'Tapton Juniors' });
    const group = await house.group();
    const [tom, ann] = [await house.person('Tom', { at: school }), await house.person('Ann', { at: school })];
    await join(tom, group);
    await join(ann, group);
    await tom.run('withdraw', { group: group.id });
    expect(tom.form.intro).toContain('Your school keeps its place: Ann stands for it.');
    await tom.fill({});
    expect(tom.said).toContain('Your school keeps its place: Ann stands for it.');
    expect(await house.places(group)).toEqual([{ school: 'Tapton Juniors', state: 'CONFIRMED', teachers: ['Ann'] }]);
    await ann.run('withdraw', { group: group.id });
    await ann.fill({});
    expect((await house.places(group))[0]?.state).toBe('WITHDRAWN');
  });

  test('needs no reason; one that is too long is said so and kept', async () => {
    const group = await house.group();
    const tom = await house.person('Tom', { at: await house.school() });
    await join(tom, group);
    await tom.run('withdraw', { group: group.id });
    await tom.fill({ reason: 'x'.repeat(301) });
    expect(tom.form.errors).toEqual({ reason: 'Keep the reason under 300 characters.' });
    expect(tom.form.fields[0]).toMatchObject({ value: 'x'.repeat(301) });
    await tom.fill({ reason: '' });
    expect(tom.view.title).toBe('Your place is given up');
  });

  test('a teacher can join again, with the place’s history kept in one row', async () => {
    const group = await house.group({ capacitySchools: 1 });
    const tom = await house.person('Tom', { at: await house.school() });
    await join(tom, group);
    await tom.run('withdraw', { group: group.id });
    await tom.fill({ reason: 'No time' });
    await join(tom, group, { ...yes, role: 'Head of maths' });
    expect(tom.view.title).toBe('You have a place');
    const rows = await house.db.membership.findMany({ where: { groupId: group.id } });
    expect(rows).toMatchObject([
      { state: 'JOINED', jobTitle: 'Head of maths', withdrawReason: null, withdrawnAt: null },
    ]);
    expect((await house.notices(tom)).filter(({ said }) => said !== 'overtaken').length).toBeGreaterThan(0);
  });

  test('a held place that is given up does not lapse later', async () => {
    const group = await house.group();
    const tom = await house.person('Tom', { at: await house.school() });
    await join(tom, group, { ...yes, head: 'not-yet' });
    await tom.run('withdraw', { group: group.id });
    await tom.fill({});
    house.clock.set('2027-01-20T10:00:00Z');
    await house.sweep();
    expect((await house.places(group))[0]?.state).toBe('WITHDRAWN');
    expect((await house.notices(tom)).map(({ kind }) => kind)).toEqual(['joined']);
  });

  test('a teacher who has changed school can still give up the old school’s place', async () => {
    const group = await house.group();
    const tom = await house.person('Tom', { at: await house.school() });
    await join(tom, group);
    const next = await house.school();
    await house.db.person.update({ where: { id: tom.personId }, data: { schoolId: next.id } });
    await tom.run('withdraw', { group: group.id });
    await tom.fill({});
    expect((await house.places(group))[0]?.state).toBe('WITHDRAWN');
  });

  test('the same press twice gives up once; pressing again says that there is no place', async () => {
    const lead = await house.person('Ada Lead');
    const group = await house.group({ leads: [lead] });
    const tom = await house.person('Tom', { at: await house.school() });
    await join(tom, group);
    await tom.run('withdraw', { group: group.id });
    const first = await tom.fill({});
    expect(await tom.pressAgain()).toEqual(first);
    await tom.run('withdraw', { group: group.id });
    expect(tom.refusal).toBe('no place');
    expect((await house.notices(lead)).filter(({ kind }) => kind === 'teacher withdrew')).toHaveLength(1);
  });
});

describe('mine', () => {
  test('lists my groups with the next date, how the place stands and who is with me', async () => {
    const school = await house.school();
    const [tom, ann] = [await house.person('Tom', { at: school }), await house.person('Ann', { at: school })];
    const soon = await house.group({
      title: 'Fractions',
      sessions: ['2026-11-10 16:00-18:00', '2026-12-01 16:00-18:00'],
    });
    const late = await house.group({ title: 'Algebra', sessions: [] });
    await join(tom, late, { ...yes, head: 'not-yet' });
    await join(tom, soon);
    await join(ann, soon);
    await tom.say('mine');
    expect(tom.lines).toEqual([
      'Fractions | Next: Tuesday 1 December, 4pm to 6pm · confirmed · with Ann',
      'Algebra | Dates follow from the lead · held until Monday 30 November',
    ]);
    await tom.press('Show Fractions');
    expect(tom.said).toContain('You have a place in this group.');
  });

  test('says that there is none yet, with where to look', async () => {
    const tom = await house.person('Tom');
    await tom.say('my groups');
    expect(tom.said).toBe('Your Work Groups\nYou are in no Work Group yet.');
    expect(tom.buttons).toEqual(['Find a Work Group']);
  });
});
