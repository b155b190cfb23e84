import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';

/** Monday 16 November 2026, in term; Bristol's schools close from 19 December to 3 January. */
const house = await openHouse();

beforeEach(async () => {
  await house.hub();
});

const answers = { role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] };

/** A group with these sessions, its lead, and a teacher in it; what is due because of them is planned. */
async function makeGroup(sessions: string[], wishes: Parameters<typeof house.group>[0] = {}) {
  const lena = await house.person('Lena Lead');
  const group = await house.group({ title: 'Fractions', sessions, leads: [lena], ...wishes });
  const tom = await house.person('Tom Reed', { at: await house.school(), platform: 'teams' });
  await tom.run('join', { group: group.id });
  await tom.fill(answers);
  await house.plan();
  return { lena, group, tom };
}

const at = async (instant: string) => {
  house.clock.set(instant);
  await house.sweep();
};

/** The reminders of somebody that wait, as "when: title". */
const waiting = async (who: { personId: string }) =>
  (await house.notices(who))
    .filter(({ view, buttons }) => view !== 'overtaken' && buttons.includes('Later'))
    .map(({ notBefore, view }) => `${notBefore.slice(0, 16)} ${view === 'overtaken' ? '' : view.title}`);

const sessionOf = (groupId: string, number = 1) => house.db.session.findFirstOrThrow({ where: { groupId, number } });

describe('a member is reminded of a session', () => {
  test('in time to cancel at no cost, and the day before with place, link and the gap task', async () => {
    const { lena, group, tom } = await makeGroup(['2026-12-08 16:00-18:00'], { absenceChargePence: 7500 });
    await lena.run('task', { group: group.id });
    await lena.fill({ title: 'One bar model', what: 'Try one.', bring: 'EXAMPLE', minutes: '' });
    await at('2026-11-27T07:30:00Z');
    expect((await waiting(tom)).at(-1)).toBe('2026-11-27T07:35 Can you come to session 1?');
    const early = (await house.notices(tom)).at(-1);
    expect(early?.said).toContain('Free to cancel until: Tuesday 1 December, then £75 may be charged');
    expect(early?.buttons).toEqual(['I can’t come', 'Later', 'My reminders']);
    await at('2026-12-07T07:30:00Z');
    const last = (await house.notices(tom)).at(-1);
    expect(last?.said).toContain('Session 1 is tomorrow');
    expect(last?.said).toContain('Where: Tapton School');
    expect(last?.said).toContain('Gap task: One bar model, due Friday 4 December');
    expect(last?.buttons).toEqual(['Task is done', 'I can’t come', 'Later', 'My reminders']);
  });

  test('not of one they cannot come to, nor of one that is off, nor twice of one that only changed its room', async () => {
    const { lena, group, tom } = await makeGroup([
      '2026-12-01 16:00-18:00',
      '2026-12-08 16:00-18:00',
      '2026-12-10 16:00-18:00',
    ]);
    const [one, two, three] = [
      await sessionOf(group.id, 1),
      await sessionOf(group.id, 2),
      await sessionOf(group.id, 3),
    ];
    await tom.run('cannot-come', { session: one.id });
    await lena.run('cancel-session', { session: two.id });
    await lena.fill({ how: 'cancel', reason: 'Snow.' });
    await at('2026-11-30T07:30:00Z');
    expect((await waiting(tom)).filter((line) => line.includes('session 1') || line.includes('Session 1'))).toEqual([]);
    await at('2026-12-01T07:30:00Z');
    await lena.run('change-session', { session: three.id });
    await lena.fill({ day: '2026-12-10', from: '16:00', to: '18:00', meets: 'VENUE', venue: 'Room 2' });
    await at('2026-12-09T07:30:00Z');
    const told = (await waiting(tom)).map((line) => line.slice(17));
    expect(told).toEqual(['Session 3 is tomorrow']);
  });

  test('moved, they are reminded of the new date, and not of what the move has just told them', async () => {
    const { lena, group, tom } = await makeGroup(['2026-12-08 16:00-18:00']);
    const { id } = await sessionOf(group.id);
    house.clock.set('2026-12-04T12:00:00Z');
    await lena.run('change-session', { session: id });
    await lena.fill({ day: '2026-12-07', from: '16:00', to: '18:00', meets: 'VENUE', venue: 'Tapton School' });
    await at('2026-12-04T12:05:00Z');
    expect(await waiting(tom)).toEqual([]);
    expect((await house.notices(tom)).map(({ kind }) => kind)).toContain('session moved');
    await at('2026-12-07T07:30:00Z');
    expect(await waiting(tom)).toEqual([]);
  });

  test('that falls on the first days after a holiday: on working days of the holiday', async () => {
    const { tom } = await makeGroup(['2027-01-04 16:00-18:00', '2027-01-06 16:00-18:00', '2027-02-02 16:00-18:00']);
    const due = async (kind: string) =>
      (await house.db.dueRow.findMany({ where: { kind }, orderBy: { dueAt: 'asc' } })).map(({ dueAt }) =>
        dueAt.toISOString(),
      );
    // Four days before each last free day would be in the holiday, where 28 December and 1 January are bank holidays
    expect((await due('session coming up')).slice(-3)).toEqual([
      '2026-12-23T07:30:00.000Z',
      '2026-12-24T07:30:00.000Z',
      '2027-01-22T07:30:00.000Z',
    ]);
    expect((await due('session tomorrow')).slice(-3)).toEqual([
      '2026-12-31T07:30:00.000Z',
      '2027-01-05T07:30:00.000Z',
      '2027-02-01T07:30:00.000Z',
    ]);
    await at('2026-12-31T07:30:00Z');
    expect((await waiting(tom)).at(-1)).toBe('2026-12-31T07:35 Session 1 is on Monday 4 January');
  });

  test('stopped for two days and started again, each thing is said once, and what is over is recorded as overtaken', async () => {
    const { tom } = await makeGroup(['2026-11-24 16:00-18:00', '2026-11-26 16:00-18:00']);
    await at('2026-11-25T10:00:00Z');
    await at('2026-11-25T10:01:00Z');
    house.clock.set('2026-11-23T09:00:00Z');
    await house.sweep();
    await at('2026-11-25T10:02:00Z');
    const all = (await house.notices(tom)).filter(({ kind }) => kind.startsWith('session'));
    expect(all.map(({ kind, said }) => `${kind}: ${said.split('\n')[0]}`).toSorted()).toEqual([
      'session coming up: overtaken',
      'session tomorrow: Session 2 is tomorrow',
      'session tomorrow: overtaken',
    ]);
  });
});

describe('a lead is asked for the log', () => {
  const ended = '2026-11-24T18:00:00Z';

  test('the next school morning, then after two and five school days, each time with what is new', async () => {
    const { lena } = await makeGroup(['2026-11-24 16:00-18:00']);
    await at(ended);
    expect(await waiting(lena)).toContain('2026-11-25T07:35 Log session 1?');
    await at('2026-11-26T07:30:00Z');
    expect((await waiting(lena)).map((line) => line.slice(17))).toEqual(['Session 1 has no log yet']);
    await at('2026-12-01T07:30:00Z');
    expect((await waiting(lena)).map((line) => line.slice(17))).toEqual(['Session 1 still has no log']);
  });

  test('at its end where they chose so, then not again the next morning; logged, not at all', async () => {
    const { lena, group } = await makeGroup(['2026-11-24 16:00-18:00']);
    await lena.say('reminders');
    await lena.press('Switch on: The log as soon as the session ends');
    await at(ended);
    const now = (await house.notices(lena)).find(({ kind }) => kind === 'log at once');
    expect(now).toMatchObject({ notBefore: '2026-11-24T18:00:00.000Z', buttons: ['Log now', 'My reminders'] });
    await house.db.notice.updateMany({ where: { kind: 'log at once' }, data: { state: 'SENT' } });
    expect(await waiting(lena)).toEqual([]);
    await lena.run('log', { session: (await sessionOf(group.id)).id });
    await lena.fill({ did: 'Bar models.' });
    await at('2026-11-26T07:30:00Z');
    expect(await waiting(lena)).toEqual([]);
  });

  test('not in the night: a session that ends after eight waits for the morning', async () => {
    const { lena } = await makeGroup(['2026-11-24 19:00-21:00']);
    await lena.run('switch-reminder', { topic: 'log at once', on: 'yes' });
    await at('2026-11-24T21:00:00Z');
    expect((await house.notices(lena)).map(({ kind }) => kind)).not.toContain('log at once');
    expect(await waiting(lena)).toContain('2026-11-25T07:35 Log session 1?');
  });
});

describe('somebody is reminded of what they must answer', () => {
  test('a gap task half-way, with its buttons, until they have answered', async () => {
    const { lena, group, tom } = await makeGroup(['2026-12-08 16:00-18:00']);
    await lena.run('task', { group: group.id });
    await lena.fill({ title: 'One bar model', what: 'Try one.', bring: 'EXAMPLE', minutes: '' });
    await at('2026-11-25T07:30:00Z');
    expect(await waiting(tom)).toEqual(['2026-11-25T07:35 Half-way to your gap task']);
    const { id: assignment } = await house.db.assignment.findFirstOrThrow({ where: { task: { groupId: group.id } } });
    await tom.run('done-task', { assignment });
    expect(await waiting(tom)).toEqual([]);
  });

  test('the headteacher’s answer, with the date on which the place lapses, near the end of term too', async () => {
    const lena = await house.person('Lena Lead');
    const group = await house.group({ title: 'Fractions', sessions: ['2027-01-20 16:00-18:00'], leads: [lena] });
    house.clock.set('2026-12-09T10:00:00Z');
    const tom = await house.person('Tom Reed', { at: await house.school() });
    await tom.run('join', { group: group.id });
    await tom.fill({ ...answers, head: 'not-yet' });
    await at('2027-01-04T07:30:00Z');
    const told = (await house.notices(tom)).find(({ kind }) => kind === 'headteacher’s answer awaited');
    expect(told?.said).toContain('Your place is held until Wednesday 6 January');
    await tom.press('My head agrees', told?.view === 'overtaken' ? undefined : told?.view);
    expect(await waiting(tom)).toEqual([]);
  });
});

describe('a person says otherwise', () => {
  test('with a switch for each kind', async () => {
    const { tom } = await makeGroup(['2026-12-08 16:00-18:00']);
    await tom.say('reminders');
    expect(tom.lines).toContain('A session, the day before | ✓ on');
    expect(tom.lines.join()).not.toContain('brief');
    await tom.press('Switch off: A session, the day before');
    expect(tom.lines).toContain('A session, the day before | off');
    await at('2026-12-07T07:30:00Z');
    expect(await waiting(tom)).toEqual([]);
    await tom.press('Switch on: A session, the day before');
    expect(await waiting(tom)).toEqual(['2026-12-07T07:35 Session 1 is tomorrow']);
  });

  test('Later: the next school day or next week, in the hub’s hours, and not once it is over', async () => {
    const { lena, group, tom } = await makeGroup(['2026-12-08 16:00-18:00']);
    await lena.run('task', { group: group.id });
    await lena.fill({ title: 'One bar model', what: 'Try one.', bring: 'EXAMPLE', minutes: '' });
    await at('2026-11-27T08:00:00Z');
    const halfway = (await house.notices(tom)).find(({ kind }) => kind === 'gap task half-way');
    const view = halfway?.view === 'overtaken' ? undefined : halfway?.view;
    await tom.press('Later: One bar model', view);
    expect(tom.buttons).toEqual(['The next school day', 'Next week']);
    await tom.press('The next school day, Monday 30 November');
    await tom.pressAgain();
    expect((await waiting(tom)).filter((line) => line.startsWith('2026-11-30'))).toEqual([
      '2026-11-30T07:35 Half-way to your gap task',
    ]);
    house.clock.set('2026-12-04T08:00:00Z');
    await tom.press('Later: One bar model', view);
    expect(tom.refusal).toBe('too late');
  });

  test('away until a day: nothing but what was moved or cancelled; what still waits comes on return', async () => {
    const { lena, group, tom } = await makeGroup(['2026-12-01 16:00-18:00', '2026-12-08 16:00-18:00']);
    await tom.say('pause until 2026-12-04');
    await tom.fill({ until: '2026-12-04' });
    expect(tom.said).toContain('You are away until Friday 4 December');
    await at('2026-11-30T07:30:00Z');
    expect(await waiting(tom)).toEqual([]);
    const { id } = await sessionOf(group.id);
    await lena.run('cancel-session', { session: id });
    await lena.fill({ how: 'cancel', reason: 'Snow.' });
    expect(
      (await house.notices(tom)).filter(({ kind, view }) => kind === 'session called off' && view !== 'overtaken'),
    ).toHaveLength(1);
    await at('2026-12-07T07:30:00Z');
    expect((await waiting(tom)).at(-1)).toContain('Session 2 is tomorrow');
  });
});
