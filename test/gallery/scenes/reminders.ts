import type { Stage } from '../stage.ts';

const answers = { role: 'Year 4 teacher', years: ['Year 4'], agree: ['1'] };
const task = { title: 'One bar model', what: 'Try one bar model with your class.', bring: 'EXAMPLE', minutes: '30' };

type People = Awaited<ReturnType<typeof gather>>;

/** A group that charges for absence, with two sessions to come, its lead, and a teacher whose head has not agreed. */
async function gather({ house, group, openHub }: Stage) {
  await openHub();
  const mia = await house.person('Mia Office');
  await house.role(mia, 'Maths Hub Lead');
  const lena = await house.person('Lena Lead');
  const sessions = ['2026-12-08 16:00-18:00', '2027-01-05 16:00-18:00'];
  const wishes = { code: 'NCP17-10a', sessions, leads: [lena], absenceChargePence: 7500, capacitySchools: 1 };
  const one = await group('Reasoning with fractions', wishes);
  await house.db.session.updateMany({ where: { groupId: one.id }, data: { link: 'https://meet.example/fractions' } });
  const tom = await house.person('Tom Reed', { at: await house.school({ name: 'Ashwood Primary' }) });
  await tom.run('join', { group: one.id });
  await tom.fill({ ...answers, head: 'not-yet' });
  const ann = await house.person('Ann Bell', { at: await house.school({ name: 'Beechwood Primary' }) });
  await ann.run('wait', { group: one.id });
  await ann.fill({ ...answers, head: 'not-yet' });
  await house.plan();
  return { mia, lena, one, tom, ann };
}

async function members({ house, take, takeView, takeNotice }: Stage, { lena, one, tom }: People) {
  await lena.run('task', { group: one.id });
  await lena.fill(task);
  house.clock.set('2026-11-25T08:00:00Z');
  await house.sweep();
  await takeNotice('notice: your headteacher’s answer is awaited', tom, 'headteacher’s answer awaited');
  await takeNotice('notice: half-way to a gap task', tom, 'gap task half-way');
  takeView('several reminders in one message', await house.digest(tom));
  await tom.press('Later: One bar model', await house.digest(tom));
  take('later, when', tom);
  await tom.press('Next week');
  take('later, on a day', tom);
  await tom.run('later', {
    notice: crypto.randomUUID(),
    until: '2026-12-01T00:00:00Z',
    days: 'school days',
    when: 'tomorrow',
  });
  take('later, of a reminder that is gone', tom);
  await tom.run('later', { notice: crypto.randomUUID(), until: '2026-11-25T16:00:00Z', days: 'school days' });
  take('later, too late for that', tom);
  await tom.run('confirm', { group: one.id });
  house.clock.set('2026-11-27T08:00:00Z');
  await house.sweep();
  await takeNotice('notice: can you come', tom, 'session coming up');
  house.clock.set('2026-12-07T08:00:00Z');
  await house.sweep();
  await takeNotice('notice: a session is tomorrow', tom, 'session tomorrow');
}

async function leads({ house, take, takeNotice }: Stage, { lena, tom }: People) {
  await tom.say('reminders');
  take('reminders, a teacher’s', tom);
  await lena.say('reminders');
  take('reminders, a lead’s', lena);
  await lena.press('Switch on: The log as soon as the session ends');
  take('reminders, one is switched on', lena);
  house.clock.set('2026-12-08T18:00:00Z');
  await house.sweep();
  await takeNotice('notice: the session has just ended', lena, 'log at once');
  for (const [name, moment] of [
    ['notice: log the session', '2026-12-09T08:00:00Z'],
    ['notice: the session has no log yet', '2026-12-10T08:00:00Z'],
    ['notice: the log is asked for the last time', '2026-12-15T08:00:00Z'],
  ] as const) {
    house.clock.set(moment);
    await house.sweep();
    await takeNotice(name, lena, 'log missing');
  }
  await tom.run('pause', {}, { until: '2026-12-18' });
  await tom.say('reminders');
  take('reminders, away', tom);
}

async function offers({ house, takeNotice, group }: Stage, { mia, lena, one, tom, ann }: People) {
  house.clock.set('2026-12-08T10:00:00Z');
  await tom.run('withdraw', { group: one.id });
  await tom.fill({ reason: '' });
  house.clock.set('2026-12-14T08:00:00Z');
  await house.sweep();
  await takeNotice('notice: an offered place is about to lapse', ann, 'offered place about to lapse');
  const sought = await group('Number sense', { state: 'PLANNED', code: 'NCP17-11' });
  await mia.run('seek-lead', { group: sought.id }, { until: '2027-01-15' });
  house.clock.set('2027-01-08T08:00:00Z');
  await house.sweep();
  await takeNotice('notice: a group seeks a lead until a day', lena, 'search for a lead about to end');
  await mia.run('offer-lead', { group: sought.id }, { person: lena.personId, how: 'alone' });
  house.clock.set('2027-01-14T08:00:00Z');
  await house.sweep();
  await takeNotice('notice: an offer to lead is about to lapse', lena, 'lead offer about to lapse');
}

/** What people are reminded of by itself, in one message a day, and how they say otherwise. */
export async function playReminders(stage: Stage): Promise<void> {
  const now = stage.house.clock.now();
  const people = await gather(stage);
  await members(stage, people);
  await leads(stage, people);
  await offers(stage, people);
  stage.house.clock.set(now);
}
