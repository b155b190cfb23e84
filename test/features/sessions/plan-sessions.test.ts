import { beforeEach, describe, expect, test } from 'vitest';
import { fortnightly } from '../../support/fortnightly.ts';
import { openHouse } from '../../support/house.ts';

const house = await openHouse();

beforeEach(async () => {
  await house.hub();
});

async function makeGroup() {
  const lena = await house.person('Lena Lead');
  const group = await house.group({ title: 'Fractions', sessions: [], leads: [lena] });
  return { lena, group };
}

async function withMember() {
  const { lena, group } = await makeGroup();
  const tom = await house.person('Tom Reed', { at: await house.school({ name: 'Tapton Juniors' }) });
  await tom.run('join', { group: group.id });
  await tom.fill({ role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] });
  return { lena, group, tom };
}

const sessionsOf = (group: { id: string }) =>
  house.db.session.findMany({ where: { groupId: group.id }, orderBy: { startsAt: 'asc' } });

/** A group with its three dates saved. */
async function planned() {
  const all = await withMember();
  await all.lena.run('plan', { group: all.group.id });
  await all.lena.fill(fortnightly);
  await all.lena.press('Save these 3 dates');
  return { ...all, sessions: await sessionsOf(all.group) };
}

describe('planning a series', () => {
  test('proposes real dates that nobody is told of, and says why one is elsewhere', async () => {
    const { lena, group, tom } = await withMember();
    await lena.say('plan');
    await lena.fill(fortnightly);
    expect(lena.lines).toEqual([
      '1. Tuesday 1 December, 4pm to 6pm | Tapton School',
      '2. Tuesday 15 December, 4pm to 6pm | Tapton School',
      '3. Tuesday 5 January, 4pm to 6pm | Tapton School · instead of Tuesday 29 December: in the Christmas holiday',
    ]);
    expect((await sessionsOf(group)).map(({ state }) => state)).toEqual(['DRAFT', 'DRAFT', 'DRAFT']);
    expect((await house.notices(tom)).map(({ kind }) => kind)).toEqual(['joined']);
  });

  test('avoids a day on which the lead is at another group', async () => {
    const { lena, group } = await makeGroup();
    await house.group({ title: 'Algebra', sessions: ['2026-12-01 15:30-17:00'], leads: [lena] });
    await lena.run('plan', { group: group.id });
    await lena.fill({ ...fortnightly, count: '1' });
    expect(lena.lines[0]).toContain('instead of Tuesday 1 December: Lena Lead is at “Algebra” then');
  });

  test('each proposed date can be changed before it is saved', async () => {
    const { lena, group } = await makeGroup();
    await lena.run('plan', { group: group.id });
    await lena.fill({ ...fortnightly, count: '2' });
    await lena.press('Change: session 2 of Fractions');
    await lena.fill({ day: '2026-12-17', from: '15:30', to: '17:30', meets: 'ONLINE' });
    expect(lena.lines[1]).toBe('2. Thursday 17 December, 3:30pm to 5:30pm | online');
    expect(lena.view.title).toBe('Do these dates suit?');
  });

  test('saved, the dates are told once to members, with a file for their calendars', async () => {
    const { tom, sessions } = await planned();
    expect(sessions.map(({ state }) => state)).toEqual(['SCHEDULED', 'SCHEDULED', 'SCHEDULED']);
    const told = (await house.notices(tom)).filter(({ kind }) => kind === 'dates set');
    expect(told).toHaveLength(1);
    expect(told[0]?.said).toContain('3. Tuesday 5 January, 4pm to 6pm');
    expect(told[0]?.buttons).toEqual(['Put in my calendar', 'See all dates']);
  });

  test('saving twice saves once', async () => {
    const { lena, group } = await withMember();
    await lena.run('plan', { group: group.id });
    await lena.fill(fortnightly);
    const proposal = lena.view;
    await lena.press('Save these 3 dates');
    await lena.press('Save these 3 dates', proposal);
    expect(lena.view.title).toBe('No dates are waiting');
    expect(await sessionsOf(group)).toHaveLength(3);
  });

  test('a date that is over by the time it is saved is not told to anybody', async () => {
    const { lena, group, tom } = await withMember();
    await lena.run('plan', { group: group.id });
    await lena.fill(fortnightly);
    house.clock.set('2026-12-02T10:30:00Z');
    await lena.press('Save these 3 dates');
    expect(lena.refusal).toBe('over');
    expect((await sessionsOf(group)).map(({ state }) => state)).toEqual(['DRAFT', 'DRAFT', 'DRAFT']);
    expect((await house.notices(tom)).map(({ kind }) => kind)).not.toContain('dates set');
  });

  test('dropped, they are gone, and nobody had heard of them', async () => {
    const { lena, group } = await makeGroup();
    await lena.run('plan', { group: group.id });
    await lena.fill(fortnightly);
    await lena.press('Drop these dates');
    expect(lena.view.title).toBe('The proposed dates are gone');
    expect(await sessionsOf(group)).toEqual([]);
  });

  test('planned again, new dates stand in place of those proposed before, and what is saved stays', async () => {
    const { lena, group } = await planned();
    await lena.run('plan', { group: group.id });
    await lena.fill({ ...fortnightly, first: '2027-02-02', count: '1' });
    await lena.run('plan', { group: group.id });
    await lena.fill({ ...fortnightly, first: '2027-02-09', count: '1' });
    expect((await sessionsOf(group)).map(({ number, state }) => `${number} ${state}`)).toEqual([
      '1 SCHEDULED',
      '2 SCHEDULED',
      '3 SCHEDULED',
      '4 DRAFT',
    ]);
  });

  test('says at its field what is wrong, and keeps the rest', async () => {
    const { lena, group } = await makeGroup();
    await lena.run('plan', { group: group.id });
    await lena.fill({ ...fortnightly, first: '2026-11-02' });
    expect(lena.form.errors).toEqual({ first: 'That day is over. Choose one from today on.' });
    await lena.fill({ ...fortnightly, meets: 'ONLINE', place: 'our usual room' });
    expect(lena.form.errors?.place).toMatch(/begins with https/);
    expect(lena.form.fields.find(({ id }) => id === 'count')).toMatchObject({ value: '3' });
  });

  test('a visit is to one school of the group, and only its teachers hear of it', async () => {
    const { lena, group, tom } = await withMember();
    const ann = await house.person('Ann Other', { at: await house.school({ name: 'Oakfield' }) });
    await ann.run('join', { group: group.id });
    await ann.fill({ role: 'Year 5 teacher', years: ['Year 5'], head: 'yes', agree: ['1'] });
    await lena.run('plan', { group: group.id });
    await lena.fill({ ...fortnightly, count: '1', length: 'SCHOOL_VISIT' });
    await lena.press('Save this date');
    expect(lena.refusal).toBe('which school');
    await lena.run('proposed-dates', { group: group.id });
    await lena.press('Change');
    const { options } = lena.form.fields.find(({ id }) => id === 'school') as {
      options: { value: string; label: string }[];
    };
    expect(options.map(({ label }) => label)).toEqual(['Oakfield', 'Tapton Juniors']);
    const school = options[1]?.value ?? '';
    await lena.fill({ day: '2026-12-01', from: '09:00', to: '12:00', meets: 'VENUE', school });
    await lena.press('Save this date');
    expect((await house.notices(tom)).map(({ kind }) => kind)).toContain('dates set');
    expect((await house.notices(ann)).map(({ kind }) => kind)).not.toContain('dates set');
  });

  test('is for who leads the group and the hub, refused kindly for others', async () => {
    const { group, tom } = await withMember();
    await tom.run('plan', { group: group.id });
    expect(tom.refusal).toBe('right');
    const abe = await house.person('Abe Min');
    await house.role(abe, 'Hub Administrator');
    await abe.run('plan', { group: group.id });
    expect(abe.form.submit).toBe('Propose dates');
  });
});

describe('changing what is planned', () => {
  test('a moved session is told with what it was and what it is, and all that is due because of it moves with it', async () => {
    const { lena, tom, sessions } = await planned();
    const [first] = sessions;
    await lena.run('change-session', { session: first?.id ?? '' });
    await lena.fill({ day: '2026-12-08', from: '16:00', to: '18:00', meets: 'VENUE', venue: 'Tapton School' });
    expect(lena.view.title).toBe('Session 1 is changed');
    const told = (await house.notices(tom)).filter(({ kind }) => kind === 'session moved');
    expect(told[0]?.said).toContain('Now: Tuesday 8 December, 4pm to 6pm');
    expect(told[0]?.said).toContain('It was: Tuesday 1 December, 4pm');
    const due = await house.db.dueRow.findMany({ where: { subjectId: first?.id ?? '' }, orderBy: { dueAt: 'asc' } });
    expect(due.map(({ kind, dueAt }) => [kind, dueAt.toISOString()])).toEqual([
      ['session coming up', '2026-11-27T07:30:00.000Z'],
      ['session brief', '2026-12-04T07:30:00.000Z'],
      ['session tomorrow', '2026-12-07T07:30:00.000Z'],
      ['session log', '2026-12-08T18:00:00.000Z'],
      ['session log again', '2026-12-10T07:30:00.000Z'],
      ['session log last', '2026-12-15T07:30:00.000Z'],
    ]);
  });

  test('moved twice before it is said, it is said once, as it is now', async () => {
    const { lena, tom, sessions } = await planned();
    const session = sessions[0]?.id ?? '';
    for (const day of ['2026-12-08', '2026-12-09']) {
      await lena.run('change-session', { session });
      await lena.fill({ day, from: '16:00', to: '18:00', meets: 'VENUE', venue: 'Tapton School' });
    }
    const told = (await house.notices(tom)).filter(({ kind }) => kind === 'session moved');
    expect(told.map(({ said }) => said === 'overtaken')).toEqual([true, false]);
  });

  test('a change that moves nothing is not told', async () => {
    const { lena, tom, sessions } = await planned();
    await lena.run('change-session', { session: sessions[0]?.id ?? '' });
    await lena.fill({ day: '2026-12-01', from: '16:00', to: '18:00', meets: 'VENUE', venue: 'Tapton School' });
    expect((await house.notices(tom)).map(({ kind }) => kind)).not.toContain('session moved');
  });

  test.each([
    ['2026-10-27', /That day is over/],
    ['2026-12-25', /Use a date in term: Friday 25 December is in the Christmas holiday\. The next school day is/],
    ['2026-12-06', /is a Sunday/],
  ])('%s is no day for a session', async (day, words) => {
    const { lena, sessions } = await planned();
    await lena.run('change-session', { session: sessions[0]?.id ?? '' });
    await lena.fill({ day, from: '16:00', to: '18:00', meets: 'VENUE', venue: 'Tapton School' });
    expect(lena.form.errors?.day).toMatch(words);
  });

  test('without a day it is postponed, and members hear that a date follows; with one it is on again', async () => {
    const { lena, tom, sessions } = await planned();
    const session = sessions[1]?.id ?? '';
    await lena.run('change-session', { session });
    await lena.fill({ from: '16:00', to: '18:00', meets: 'VENUE' });
    expect(lena.view.title).toBe('Session 2 is postponed');
    expect(await house.db.dueRow.count({ where: { subjectId: session } })).toBe(0);
    expect((await house.notices(tom)).at(-1)?.said).toContain('A new date follows.');
    await lena.run('change-session', { session });
    await lena.fill({ day: '2027-01-19', from: '16:00', to: '18:00', meets: 'VENUE' });
    expect((await house.notices(tom)).at(-1)?.said).toContain('Now: Tuesday 19 January, 4pm to 6pm');
    expect(await house.db.session.findUniqueOrThrow({ where: { id: session } })).toMatchObject({ state: 'SCHEDULED' });
  });

  test('a cancelled session leaves no due row behind, and members read why', async () => {
    const { lena, tom, sessions } = await planned();
    const session = sessions[0]?.id ?? '';
    await lena.run('cancel-session', { session });
    await lena.fill({ reason: 'The venue is flooded.' });
    expect(await house.db.dueRow.count({ where: { subjectId: session } })).toBe(0);
    expect((await house.notices(tom)).at(-1)?.said).toContain('The reason: The venue is flooded.');
    await lena.run('cancel-session', { session });
    expect(lena.refusal).toBe('gone');
  });

  test('cancelled in the evening for the next morning, it is told at once', async () => {
    const { lena, tom, sessions } = await planned();
    house.clock.set('2026-11-30T19:30:00Z');
    await lena.run('cancel-session', { session: sessions[0]?.id ?? '' });
    await lena.fill({ reason: 'Snow.' });
    expect((await house.notices(tom)).at(-1)?.notBefore).toBe('2026-11-30T19:30:00.000Z');
  });

  test.each([
    [
      'on Friday evening for the first days after the holiday, on Monday in the holiday',
      '2026-12-18T20:00:00Z',
      2,
      '2026-12-21T07:30',
    ],
    ['on Christmas Eve in the evening, on the next working day', '2026-12-24T19:00:00Z', 2, '2026-12-29T07:30'],
    ['in the holiday for what is weeks after it, when school is back', '2026-12-21T10:00:00Z', 3, '2027-01-04T07:30'],
  ])('cancelled %s', async (_when, now, index, then) => {
    const { lena, group, tom } = await withMember();
    await lena.run('plan', { group: group.id });
    await lena.fill({ ...fortnightly, count: '4' });
    await lena.press('Save these 4 dates');
    const session = (await sessionsOf(group))[index];
    house.clock.set(now);
    await lena.run('cancel-session', { session: session?.id ?? '' });
    await lena.fill({ reason: 'The venue is flooded.' });
    const told = (await house.notices(tom)).at(-1);
    expect([told?.kind, told?.notBefore.slice(0, 16)]).toEqual(['session called off', then]);
  });

  test('moved out of the first days after a holiday, and planned for them, it is told in the holiday', async () => {
    const { lena, group, tom, sessions } = await planned();
    house.clock.set('2026-12-21T10:00:00Z');
    await lena.run('change-session', { session: sessions[2]?.id ?? '' });
    await lena.fill({ day: '2027-02-02', from: '16:00', to: '18:00', meets: 'VENUE', venue: 'Tapton School' });
    await lena.run('plan', { group: group.id });
    await lena.fill({ ...fortnightly, count: '1', first: '2027-01-07' });
    await lena.press('Save this date');
    const told = (await house.notices(tom)).slice(-2).map(({ kind, notBefore }) => [kind, notBefore.slice(0, 16)]);
    expect(told).toEqual([
      ['session moved', '2026-12-21T10:00'],
      ['dates set', '2026-12-21T10:00'],
    ]);
  });

  test('every change is written down with who made it, before and after', async () => {
    const { lena, sessions } = await planned();
    await lena.run('cancel-session', { session: sessions[0]?.id ?? '' });
    await lena.fill({ reason: 'The venue is flooded.' });
    const events = await house.db.auditEvent.findMany({
      where: { subjectId: sessions[0]?.id ?? '' },
      orderBy: { id: 'asc' },
    });
    expect(events.map(({ what, personId }) => [what, personId === lena.personId])).toEqual([
      ['planned a session', true],
      ['cancelled a session', true],
    ]);
  });
});
