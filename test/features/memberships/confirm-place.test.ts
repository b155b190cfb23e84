import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';
import type { Person } from '../../support/house-people.ts';

const house = await openHouse();
const notYet = { role: 'Year 4 teacher', years: ['Year 4'], head: 'not-yet', agree: ['1'] };

beforeEach(async () => {
  await house.hub();
});

async function hold(tom: Person, group: { id: string }) {
  await tom.run('join', { group: group.id });
  await tom.fill(notYet);
}

/** All that somebody was told by message, as it would be said now. */
const toldTo = async (person: Person) => (await house.notices(person)).map(({ said }) => said).join('\n');

const oneTeacher = async (name = 'Tom Reed') =>
  house.person(name, { at: await house.school({ name: `School of ${name}` }) });

describe('“not yet” from the headteacher', () => {
  test('holds the place until the day shown in the form, and gives a paragraph to forward', async () => {
    const group = await house.group({ title: 'Fractions', chargePence: 7500, paidToSchools: '£300 for cover' });
    const tom = await oneTeacher();
    await tom.run('join', { group: group.id });
    expect(tom.form.fields.find((field) => field.id === 'head')).toMatchObject({
      options: [{ label: 'Yes' }, { label: 'Not yet: hold the place', detail: 'until Monday 30 November' }],
    });
    await tom.fill(notYet);
    expect(tom.view.title).toBe('Your place is held');
    expect(tom.buttons).toContain('My head agrees');
    const message = await toldTo(tom);
    expect(message).toContain('Held until: Monday 30 November');
    expect(message).toContain('I would like our school to take part in the Work Group “Fractions” of');
    expect(message).toContain('It takes four twilight sessions and a gap task after each.');
    expect(message).toContain(
      'The dates are Tuesday 12 January, 4pm to 6pm. It is £75 for the school, and the hub pays £300 for cover.',
    );
    expect(message).toContain('May I say yes by Monday 30 November?');
    expect((await house.places(group))[0]?.state).toBe('HELD');
  });

  test.each([
    ['over half-term', 'Bristol', '2026-10-20T09:00:00Z', '2026-11-10'],
    ['over Christmas', 'Bristol', '2026-12-15T09:00:00Z', '2027-01-12'],
    ['over a bank holiday in May', 'Bristol', '2026-04-27T09:00:00Z', '2026-05-12'],
    ['over Easter where it is late', 'Sheffield', '2026-03-25T09:00:00Z', '2026-04-22'],
    ['over Easter where it is early', 'Bristol', '2026-03-25T09:00:00Z', '2026-04-23'],
    ['from a summer evening just before midnight in UTC', 'Bristol', '2026-06-09T23:30:00Z', '2026-06-24'],
  ])('counts ten school days %s (%s)', async (_when, authority, now, until) => {
    house.clock.set(now);
    await house.hub({ authority });
    const group = await house.group({ sessions: [] });
    const tom = await oneTeacher();
    await hold(tom, group);
    const place = await house.db.schoolParticipation.findFirstOrThrow({ where: { groupId: group.id } });
    expect(place.heldUntil?.toISOString().slice(0, 10)).toBe(until);
  });

  test('counts as many school days as the hub says', async () => {
    await house.hub({ headAnswerDays: 3 });
    const group = await house.group();
    const tom = await oneTeacher();
    await hold(tom, group);
    expect(await toldTo(tom)).toContain('Held until: Thursday 19 November');
  });

  test('one press confirms, for the card as for the notice, and nothing lapses any more', async () => {
    const group = await house.group();
    const tom = await oneTeacher();
    await hold(tom, group);
    expect((await house.notices(tom))[0]?.buttons).toContain('My head agrees');
    await tom.press('My head agrees');
    expect(tom.view.title).toBe('Your place is confirmed');
    expect(tom.outcome).toMatchObject({ replaces: true });
    expect((await house.places(group))[0]?.state).toBe('CONFIRMED');
    house.clock.set('2027-01-20T10:00:00Z');
    await house.sweep();
    expect((await house.places(group))[0]?.state).toBe('CONFIRMED');
  });

  test('confirming again, or with the same press, changes nothing', async () => {
    const group = await house.group({ code: 'NCP17-10a' });
    const tom = await oneTeacher();
    await hold(tom, group);
    const first = await tom.press('My head agrees');
    expect(await tom.pressAgain()).toEqual(first);
    await tom.say('confirm ncp17-10a');
    expect(tom.view.title).toBe('Your place is confirmed');
    const events = await house.db.auditEvent.count({ where: { personId: tom.personId, what: 'confirmed a place' } });
    expect(events).toBe(1);
  });

  test('a colleague who joins a held place keeps its day', async () => {
    const school = await house.school();
    const group = await house.group();
    const [tom, ann] = [await house.person('Tom', { at: school }), await house.person('Ann', { at: school })];
    await hold(tom, group);
    house.clock.set('2026-11-20T10:30:00Z');
    await hold(ann, group);
    expect(await toldTo(ann)).toContain('Held until: Monday 30 November');
  });
});

describe('when the day is over', () => {
  test('the place lapses after the shown day, not on it, and the teacher is told in the hub’s hours', async () => {
    const group = await house.group({ title: 'Fractions', capacitySchools: 1 });
    const tom = await oneTeacher();
    await hold(tom, group);
    house.clock.set('2026-11-30T23:59:00Z');
    await house.sweep();
    expect((await house.places(group))[0]?.state).toBe('HELD');
    house.clock.set('2026-12-01T00:00:00Z');
    await house.sweep();
    expect(await house.places(group)).toEqual([{ school: 'School of Tom Reed', state: 'LAPSED', teachers: [] }]);
    const lapsed = (await house.notices(tom)).find(({ kind }) => kind === 'place lapsed');
    expect(lapsed?.notBefore).toBe('2026-12-01T07:30:00.000Z');
    expect(lapsed?.said).toContain(
      'We held a place in “Fractions” while your headteacher was asked. That time is over',
    );
    expect(lapsed?.buttons).toEqual(['Join this group']);
    await tom.say('mine');
    expect(tom.said).toContain('You are in no Work Group yet.');
  });

  test('sweeping twice tells once', async () => {
    const group = await house.group();
    const tom = await oneTeacher();
    await hold(tom, group);
    house.clock.set('2026-12-03T12:00:00Z');
    await Promise.all([house.sweep(), house.sweep()]);
    await house.sweep();
    expect((await house.notices(tom)).filter(({ kind }) => kind === 'place lapsed')).toHaveLength(1);
  });

  test('the freed place can be taken by another school, and the first may join again while there is room', async () => {
    const group = await house.group({ capacitySchools: 2 });
    const [tom, ann] = [await oneTeacher('Tom'), await oneTeacher('Ann')];
    await hold(tom, group);
    house.clock.set('2026-12-01T09:00:00Z');
    await house.sweep();
    await hold(ann, group);
    await hold(tom, group);
    expect(await toldTo(tom)).toContain('Held until: Tuesday 15 December');
    const lapsed = (await house.notices(tom)).find(({ kind }) => kind === 'place lapsed');
    expect(lapsed?.said).toBe('overtaken');
    house.clock.set('2026-12-16T09:00:00Z');
    await house.sweep();
    expect((await house.notices(tom)).filter(({ kind }) => kind === 'place lapsed')).toHaveLength(2);
  });

  test('a press on “My head agrees” of a lapsed place says that there is none', async () => {
    const group = await house.group({ title: 'Fractions' });
    const tom = await oneTeacher();
    await hold(tom, group);
    const card = tom.view;
    house.clock.set('2026-12-01T09:00:00Z');
    await house.sweep();
    await tom.press('My head agrees', card);
    expect(tom.said).toBe('You have no place in “Fractions”. Type “mine” to see your groups.');
  });
});

describe('somebody else’s place', () => {
  test('can be neither confirmed nor given up, by button or by word, also from the same school', async () => {
    const school = await house.school();
    const group = await house.group({ title: 'Fractions', code: 'NCP17-10a' });
    const tom = await house.person('Tom', { at: school });
    await hold(tom, group);
    const others = [
      await house.person('Ann', { at: school }),
      await oneTeacher('Sue'),
      await house.person('Jo', { at: 'no school' }),
    ];
    for (const one of others) {
      for (const runs of ['confirm', 'withdraw']) {
        await one.run(runs, { group: group.id });
        expect(one.refusal).toBe('no place');
        await one.run(runs, { group: group.id }, { reason: 'Not mine to give up' });
        expect(one.said).toContain('You have no place in “Fractions”');
        await one.say(`${runs} ncp17-10a`);
        expect(one.refusal).toBe('no place');
      }
    }
    expect(await house.places(group)).toEqual([{ school: school.name, state: 'HELD', teachers: ['Tom'] }]);
  });
});
