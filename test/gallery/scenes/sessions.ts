import { fortnightly } from '../../support/fortnightly.ts';
import type { Stage } from '../stage.ts';

const answers = { role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] };

type People = Awaited<ReturnType<typeof gather>>;

/** A group that charges for absence, its lead, and a teacher in it. */
async function gather({ house, group, openHub }: Stage) {
  await openHub();
  const lena = await house.person('Lena Lead');
  const wishes = { code: 'NCP17-10a', sessions: [], leads: [lena], absenceChargePence: 7500 };
  const one = await group('Reasoning with fractions', wishes);
  const tom = await house.person('Tom Reed', { at: await house.school({ name: 'Tapton Juniors' }) });
  await tom.run('join', { group: one.id });
  await tom.fill(answers);
  return { lena, one, tom };
}

async function planning({ house, take, takeNotice }: Stage, { lena, one, tom }: People) {
  await lena.say('sessions');
  take('sessions, none yet', lena);
  await lena.press('Plan sessions: Reasoning with fractions');
  take('plan, form', lena);
  await lena.fill({ ...fortnightly, first: '2026-11-02' });
  take('plan, that day is over', lena);
  await lena.fill({ ...fortnightly, meets: 'ONLINE', place: 'our usual room' });
  take('plan, a link that is none', lena);
  await lena.fill({ ...fortnightly, first: '2027-07-28', spacing: 'half-term', count: '1' });
  take('plan, beyond the calendar', lena);
  await lena.run('plan', { group: one.id });
  await lena.fill(fortnightly);
  take('plan, proposed dates', lena, { on: 'modal' });
  await lena.run('change-session', {
    session: (await house.db.session.findFirstOrThrow({ where: { groupId: one.id } })).id,
  });
  take('change a proposed date, form', lena);
  await lena.fill({ from: '16:00', to: '18:00', meets: 'VENUE' });
  take('change a proposed date, no day chosen', lena);
  await lena.say('sessions');
  take('sessions, dates are proposed', lena);
  await lena.press('See proposed dates');
  take('proposed dates, seen again', lena);
  const proposal = lena.view;
  await lena.press('Save these 3 dates');
  take('dates are saved', lena);
  await takeNotice('notice: the dates are set', tom, 'dates set');
  await lena.press('Save these 3 dates', proposal);
  take('dates are saved already', lena);
  await lena.run('plan', { group: one.id });
  await lena.fill({ ...fortnightly, first: '2027-02-02', count: '1', length: 'SCHOOL_VISIT' });
  take('plan, a visit', lena, { on: 'modal' });
  await lena.press('Save this date');
  take('a visit needs a school', lena);
  await lena.run('drop-dates', { group: one.id });
  take('dates are dropped', lena);
}

async function changing({ house, take, takeNotice }: Stage, { lena, one, tom }: People) {
  const [first, second, third] = await house.db.session.findMany({
    where: { groupId: one.id },
    orderBy: { number: 'asc' },
  });
  await lena.run('session', { session: first?.id ?? '' });
  take('session, for the lead', lena);
  await lena.run('change-session', { session: first?.id ?? '' });
  take('change a session, form', lena);
  await lena.fill({ day: '2026-12-25', from: '16:00', to: '18:00', meets: 'VENUE', venue: 'Tapton School' });
  take('change a session, no school that day', lena);
  await lena.fill({ day: '2026-12-08', from: '18:00', to: '16:00', meets: 'VENUE', venue: 'Tapton School' });
  take('change a session, ends before it begins', lena);
  await lena.fill({ day: '2026-12-08', from: '16:00', to: '18:00', meets: 'VENUE', venue: 'Tapton School' });
  take('a session is changed', lena, { on: 'modal' });
  await takeNotice('notice: a session has changed', tom, 'session moved');
  await lena.run('change-session', { session: second?.id ?? '' });
  await lena.fill({ from: '16:00', to: '18:00', meets: 'VENUE' });
  take('a session is postponed', lena, { on: 'modal' });
  await takeNotice('notice: a session is postponed', tom, 'session called off');
  await lena.run('cancel-session', { session: third?.id ?? '' });
  take('cancel a session, form', lena);
  await lena.fill({ reason: '' });
  take('cancel a session, no reason', lena);
  await lena.fill({ reason: 'The venue is closed for repairs.' });
  take('a session is cancelled', lena, { on: 'modal' });
  await takeNotice('notice: a session is cancelled', tom, 'session called off');
  await lena.run('session', { session: third?.id ?? '' });
  take('session, cancelled', lena);
  await lena.run('cancel-session', { session: third?.id ?? '' });
  take('cancel a session, not planned any more', lena);
  await lena.say('sessions');
  take('sessions, of every kind', lena);
}

async function apologising({ house, take, takeNotice, group }: Stage, { lena, one, tom }: People) {
  const first = await house.db.session.findFirstOrThrow({ where: { groupId: one.id, number: 1 } });
  await tom.run('session', { session: first.id });
  take('session, for a member', tom);
  await tom.say('can’t come');
  take('can’t come, in time', tom);
  await takeNotice('notice: somebody can’t come', lena, 'apology');
  await tom.press('I can come after all');
  take('can come after all', tom);
  await takeNotice('notice: somebody can come after all', lena, 'apology');
  house.clock.set('2026-12-07T10:00:00Z');
  await tom.say('can’t come fractions');
  take('can’t come, after the last free day', tom);
  await tom.press('Name who comes');
  take('who comes instead, form', tom);
  await tom.fill({ name: '' });
  take('who comes instead, no name', tom);
  await tom.fill({ name: 'Ada Lund' });
  take('who comes instead, saved', tom, { on: 'modal' });
  await takeNotice('notice: somebody comes instead', lena, 'apology');
  await lena.run('session', { session: first.id });
  take('session, somebody can’t come', lena);
  house.clock.set('2026-12-08T19:00:00Z');
  await tom.run('cannot-come', { session: first.id });
  take('can’t come, the session is over', tom);
  const dateless = await group('Number sense', { sessions: [] });
  await tom.run('join', { group: dateless.id });
  await tom.fill(answers);
  await tom.say('can’t come number sense');
  take('can’t come, no session planned', tom);
  await lena.run('cannot-come', { session: first.id });
  take('can’t come, of somebody with no place', lena);
}

async function feeding({ take }: Stage, { tom }: People) {
  await tom.say('feed');
  take('feed, none yet', tom);
  await tom.press('Make my address');
  take('feed, made', tom);
  await tom.say('feed');
  take('feed, there is one', tom);
  await tom.press('End my address');
  take('feed, ended', tom);
}

/** Planning, changing and cancelling sessions, not coming, and one's own calendar. */
export async function playSessions(stage: Stage): Promise<void> {
  const now = stage.house.clock.now();
  const people = await gather(stage);
  await planning(stage, people);
  await changing(stage, people);
  await apologising(stage, people);
  stage.house.clock.set(now);
  await feeding(stage, people);
}
