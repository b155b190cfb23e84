import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';
import type { Person } from '../../support/house-people.ts';

const house = await openHouse();
const yes = { role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] };
const waiting = { role: 'Year 4 teacher', years: ['Year 4'], head: 'not-yet' };
const takes = { head: 'yes', agree: ['1'] };
type Group = { id: string };

beforeEach(async () => {
  await house.hub();
});

const at = async (name: string, school: string) => house.person(name, { at: await house.school({ name: school }) });

async function join(person: Person, group: Group) {
  await person.run('join', { group: group.id }, yes);
}
async function wait(person: Person, group: Group) {
  await person.run('wait', { group: group.id }, waiting);
}
const leave = (person: Person, group: Group) => person.run('withdraw', { group: group.id }, { reason: '' });

/** A group of one place, taken by Ivy, for which Tom and then Ann wait. */
async function queueOfTwo(wishes: Parameters<typeof house.group>[0] = {}) {
  const lead = await house.person('Ada Lead');
  const group = await house.group({
    title: 'Fractions',
    code: 'NCP17-10a',
    capacitySchools: 1,
    leads: [lead],
    ...wishes,
  });
  const [ivy, tom, ann] = [
    await at('Ivy Inn', 'Inn'),
    await at('Tom Reed', 'Tapton'),
    await at('Ann Bell', 'Bellwood'),
  ];
  await join(ivy, group);
  await wait(tom, group);
  await wait(ann, group);
  return { lead, group, ivy, tom, ann };
}

const statesOf = async (group: Group) =>
  Object.fromEntries((await house.places(group)).map(({ school, state }) => [school, state]));
/** The places of a group that are still to lapse. */
async function openDueRows(group: Group): Promise<number> {
  const places = await house.db.schoolParticipation.findMany({ where: { groupId: group.id } });
  return house.db.dueRow.count({
    where: { doneAt: null, kind: { endsWith: 'lapses' }, subjectId: { in: places.map(({ id }) => id) } },
  });
}
const newest = async (person: Person) =>
  (await house.notices(person)).filter(({ said }) => said !== 'overtaken').at(-1);

describe('a full group', () => {
  test('offers its waiting list from join, from its page and by words, and says the number', async () => {
    const { group, tom } = await queueOfTwo();
    const sue = await at('Sue Park', 'Parkside');
    for (const words of ['join ncp17-10a', 'wait ncp17-10a']) {
      await sue.say(words);
      expect(sue.form.title).toBe('Join the waiting list?');
      expect(sue.form.intro).toContain('Your school would be number 3 on the waiting list.');
      expect(sue.form.fields.map(({ id }) => id)).toEqual(['role', 'years', 'head']);
    }
    await sue.say('show ncp17-10a');
    expect(sue.said).toContain('Now: full, 2 schools waiting');
    await sue.press('Join waiting list');
    await sue.fill(waiting);
    expect(sue.said).toBe(
      [
        'Your school is on the waiting list',
        'Work Group: Fractions',
        'School: Parkside',
        'Now: number 3 on the waiting list',
        'Ask: Jo Bright, jo@hub.example',
        'A place that comes free is offered to the schools in order. You then have 5 school days to answer.',
      ].join('\n'),
    );
    expect(await statesOf(group)).toEqual({
      Inn: 'CONFIRMED',
      Tapton: 'WAITING',
      Bellwood: 'WAITING',
      Parkside: 'WAITING',
    });
    await tom.say('mine');
    expect(tom.lines).toEqual(['Fractions | number 1 on the waiting list']);
  });

  test('asks for the headteacher’s answer, and does not queue the same school twice', async () => {
    const { group, tom } = await queueOfTwo();
    const sue = await at('Sue Park', 'Parkside');
    await sue.run('wait', { group: group.id }, { role: 'Teacher', years: ['Year 1'] });
    expect(sue.form.errors).toEqual({ head: 'Choose whether your headteacher has agreed.' });
    await wait(tom, group);
    expect(tom.view.title).toBe('Your school is on the waiting list');
    expect(await house.db.membership.count({ where: { personId: tom.personId } })).toBe(1);
  });

  test('lets a colleague wait with the teacher, but no third', async () => {
    const { group, tom } = await queueOfTwo();
    const school = await house.db.school.findFirstOrThrow({ where: { persons: { some: { id: tom.personId } } } });
    const [bea, cai] = [await house.person('Bea', { at: school }), await house.person('Cai', { at: school })];
    await bea.run('show', { group: group.id });
    expect(bea.said).toContain('Tom Reed asked for a place for your school. You can wait with them.');
    await bea.press('Wait with them');
    expect(bea.form.fields.map(({ id }) => id)).toEqual(['role', 'years']);
    await bea.fill({ role: 'Year 2 teacher', years: ['Year 2'] });
    expect(bea.said).toContain('With you: Tom Reed');
    expect(bea.said).toContain('number 1 on the waiting list');
    await cai.run('wait', { group: group.id });
    expect(cai.refusal).toBe('school full');
  });

  test('that is not full any more gives the place itself, with what was typed kept', async () => {
    const group = await house.group({ title: 'Fractions', capacitySchools: 1 });
    const tom = await at('Tom Reed', 'Tapton');
    await wait(tom, group);
    expect(tom.form.runs).toBe('join');
    expect(tom.said).toContain('You need not wait: “Fractions” takes schools now.');
    await tom.fill(yes);
    expect(tom.view.title).toBe('You have a place');
  });

  test('tells the lead that a school waits, with room to make at hand', async () => {
    const { lead } = await queueOfTwo();
    const told = await newest(lead);
    expect(told?.said).toContain('A school waits for your group');
    expect(told?.said).toContain('Teachers: Ann Bell (Year 4 teacher)');
    expect(told?.said).toContain('Waiting: 2 schools');
    expect(told?.buttons).toEqual(['Make room', 'Decide on schools']);
  });
});

describe('a place that comes free', () => {
  test('is offered to the next school at once, and told in the hub’s hours with both answers', async () => {
    const { group, ivy, tom, ann } = await queueOfTwo();
    house.clock.set('2026-11-20T21:00:00Z'); // a Friday night
    await leave(ivy, group);
    expect(await statesOf(group)).toEqual({ Inn: 'WITHDRAWN', Tapton: 'OFFERED', Bellwood: 'WAITING' });
    const told = await newest(tom);
    expect(told).toMatchObject({ kind: 'place offered', notBefore: '2026-11-23T07:30:00.000Z' });
    expect(told?.said).toContain('Now: a place is offered to your school until Monday 30 November');
    expect(told?.buttons).toEqual(['Take the place', 'Decline the place', 'Show the group']);
    await ann.say('mine');
    expect(ann.lines).toEqual(['Fractions | number 1 on the waiting list']);
  });

  test('counts as taken: nobody else can have it while the school is asked', async () => {
    const { group, ivy } = await queueOfTwo();
    await leave(ivy, group);
    const sue = await at('Sue Park', 'Parkside');
    await sue.run('join', { group: group.id });
    expect(sue.form.runs).toBe('wait');
    await sue.say('browse ncp17-10a');
    expect(sue.lines[0]).toContain('no places left');
  });

  test('stands on home and in mine with its end, and is taken with the headteacher’s answer and the agreement', async () => {
    const { lead, group, ivy, tom } = await queueOfTwo();
    await leave(ivy, group);
    await tom.say('');
    expect(tom.said).toContain('A place in “Fractions”: Offered to your school until Monday 23 November');
    await tom.say('mine');
    await tom.press('Take the place in Fractions');
    expect(tom.form.fields.map(({ id }) => id)).toEqual(['head', 'agree']);
    await tom.fill({ head: 'yes' });
    expect(tom.form.errors).toMatchObject({ agree: expect.any(String) });
    await tom.fill({ agree: ['1'] });
    expect(tom.form.errors).toEqual({ head: 'Choose whether your headteacher has agreed.' });
    await tom.fill(takes);
    expect(tom.view.title).toBe('You have a place');
    expect(await statesOf(group)).toMatchObject({ Tapton: 'CONFIRMED', Bellwood: 'WAITING' });
    expect((await newest(lead))?.said).toContain('Tom Reed has joined.');
    expect(await openDueRows(group)).toBe(0);
    house.clock.set('2026-12-20T10:00:00Z');
    await house.sweep();
    expect(await statesOf(group)).toMatchObject({ Tapton: 'CONFIRMED' });
  });

  test('taken without the headteacher’s yes is held, and lapses on its own day', async () => {
    const { group, ivy, tom } = await queueOfTwo();
    await leave(ivy, group);
    await tom.say('accept ncp17-10a');
    await tom.fill({ head: 'not-yet', agree: ['1'] });
    expect(tom.view.title).toBe('Your place is held');
    expect(await statesOf(group)).toMatchObject({ Tapton: 'HELD' });
    house.clock.set('2026-12-01T10:00:00Z');
    await house.sweep();
    expect(await statesOf(group)).toMatchObject({ Tapton: 'LAPSED', Bellwood: 'OFFERED' });
  });

  test('brings both teachers of the school in; the other hears it', async () => {
    const { group, ivy, tom } = await queueOfTwo();
    const school = await house.db.school.findFirstOrThrow({ where: { persons: { some: { id: tom.personId } } } });
    const bea = await house.person('Bea', { at: school });
    await bea.run('wait', { group: group.id }, { role: 'Year 2 teacher', years: ['Year 2'] });
    await leave(ivy, group);
    expect((await newest(bea))?.kind).toBe('place offered');
    await tom.run('accept-place', { group: group.id }, takes);
    expect((await house.places(group)).find((one) => one.school === 'Tapton')?.teachers).toEqual(['Bea', 'Tom Reed']);
    expect((await newest(bea))?.said).toContain('You have a place');
  });

  test('that is declined goes to the next school; the lead and the colleague hear it', async () => {
    const { lead, group, ivy, tom, ann } = await queueOfTwo();
    const school = await house.db.school.findFirstOrThrow({ where: { persons: { some: { id: tom.personId } } } });
    const bea = await house.person('Bea', { at: school });
    await bea.run('wait', { group: group.id }, { role: 'Year 2 teacher', years: ['Year 2'] });
    await leave(ivy, group);
    await tom.say('decline ncp17-10a');
    expect(tom.said).toContain('Your school does not take the place in “Fractions”, so it goes to the next school.');
    expect(await statesOf(group)).toMatchObject({ Tapton: 'WITHDRAWN', Bellwood: 'OFFERED' });
    expect((await newest(ann))?.kind).toBe('place offered');
    expect((await newest(bea))?.said).toContain('A colleague of your school has declined it');
    expect((await newest(lead))?.said).toContain('Tapton has declined the place. Asked now: Bellwood.');
    await tom.say('decline ncp17-10a');
    expect(tom.refusal).toBe('no offer');
  });

  test('that nobody answers in time goes to the next school, counted in school days from when it was told', async () => {
    const { lead, group, ivy, tom, ann } = await queueOfTwo();
    await leave(ivy, group);
    house.clock.set('2026-11-23T20:00:00Z');
    await house.sweep();
    expect(await statesOf(group)).toMatchObject({ Tapton: 'OFFERED' });
    house.clock.set('2026-11-24T08:00:00Z');
    await house.sweep();
    expect(await statesOf(group)).toMatchObject({ Tapton: 'LAPSED', Bellwood: 'OFFERED' });
    expect((await newest(tom))?.said).toContain('Nobody answered in time, so it goes to the next school.');
    expect((await newest(ann))?.said).toContain('until Tuesday 1 December');
    expect((await newest(lead))?.said).toContain('Tapton did not answer in time. Asked now: Bellwood.');
    await tom.run('accept-place', { group: group.id }, takes);
    expect(tom.refusal).toBe('no offer');
  });

  test('by a held place that lapses is offered on', async () => {
    const group = await house.group({ capacitySchools: 1 });
    const [ivy, tom] = [await at('Ivy', 'Inn'), await at('Tom', 'Tapton')];
    await ivy.run('join', { group: group.id }, { ...yes, head: 'not-yet' });
    await wait(tom, group);
    house.clock.set('2026-12-01T10:00:00Z');
    await house.sweep();
    expect(await statesOf(group)).toEqual({ Inn: 'LAPSED', Tapton: 'OFFERED' });
  });
});

describe('leaving the list', () => {
  test('moves the others up, and tells the lead', async () => {
    const { lead, group, tom, ann } = await queueOfTwo();
    await tom.say('leave ncp17-10a');
    expect(tom.form.title).toBe('Leave the waiting list?');
    expect(tom.form.intro).toContain('so it leaves the waiting list');
    await tom.fill({ reason: 'We found another group' });
    expect(tom.view.title).toBe('You have left the waiting list');
    await ann.run('show', { group: group.id });
    expect(ann.said).toContain('Your school is number 1 on the waiting list.');
    expect((await newest(lead))?.said).toContain('Tom Reed no longer asks for a place.');
  });

  test('of an offered place passes it on', async () => {
    const { group, ivy, tom } = await queueOfTwo();
    await leave(ivy, group);
    await leave(tom, group);
    expect(await statesOf(group)).toMatchObject({ Tapton: 'WITHDRAWN', Bellwood: 'OFFERED' });
    expect(await openDueRows(group)).toBe(1);
  });

  test('puts a school that comes back at the end', async () => {
    const { group, tom } = await queueOfTwo();
    await leave(tom, group);
    house.clock.set('2026-11-17T10:00:00Z');
    await wait(tom, group);
    expect(tom.said).toContain('number 2 on the waiting list');
  });
});

describe('leaving late', () => {
  test.each([
    ['2026-12-14T10:00:00Z', false, 'eleven school days before the first session'],
    ['2026-12-15T10:00:00Z', true, 'ten school days before'],
    ['2027-01-13T10:00:00Z', true, 'after it'],
  ])('on %s is counted: %s (%s)', async (now, isLate) => {
    const lead = await house.person('Ada Lead');
    const group = await house.group({ title: 'Fractions', sessions: ['2027-01-12 16:00-18:00'], leads: [lead] });
    const tom = await at('Tom Reed', 'Tapton');
    await join(tom, group);
    house.clock.set(now);
    await leave(tom, group);
    const [place] = await house.db.schoolParticipation.findMany({ where: { groupId: group.id } });
    expect(place?.endedLate).toBe(isLate);
    expect((await newest(lead))?.said.includes('late to find another school')).toBe(isLate);
    await lead.run('decide', { group: group.id });
    expect(lead.said.includes('Left late: 1 school')).toBe(isLate);
  });

  test('is not counted of a school that only waited, nor once it comes back', async () => {
    const { group, ivy, tom } = await queueOfTwo();
    house.clock.set('2027-01-11T10:00:00Z');
    await leave(tom, group);
    await leave(ivy, group);
    expect(await house.db.schoolParticipation.count({ where: { groupId: group.id, endedLate: true } })).toBe(1);
    const ann = await house.db.schoolParticipation.findFirstOrThrow({ where: { groupId: group.id, state: 'OFFERED' } });
    await house.db.workGroup.update({ where: { id: group.id }, data: { capacitySchools: 2 } });
    await join(ivy, group);
    expect(ann.endedLate).toBe(false);
    expect(await house.db.schoolParticipation.count({ where: { groupId: group.id, endedLate: true } })).toBe(0);
  });
});
