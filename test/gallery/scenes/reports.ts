import type { TestHub } from '../../support/house-builders.ts';
import { createReporting, learning, opening, overall, plan, pupils } from '../../support/reporting.ts';
import type { Stage } from '../stage.ts';

type Played = Awaited<ReturnType<typeof gather>>;

/** A hub with a group that met once in the autumn. */
async function gather({ house, openHub, group }: Stage) {
  const here: TestHub = await openHub();
  const play = createReporting(
    house,
    () => here,
    (wishes = {}) => group(wishes.title ?? 'Fractions', wishes),
  );
  const mia = await play.hubLead();
  const { lena, group: one, tom } = await play.heldOnce();
  return { ...play, hubId: here.id, mia, lena, one, tom };
}

const idOf = async ({ house }: Stage, group: { id: string }) =>
  (await house.db.report.findFirstOrThrow({ where: { groupId: group.id } })).id;

async function opened(stage: Stage, { lena, one, open, night }: Played) {
  const { take, takeView, takeNotice, house, group } = stage;
  await lena.run('report', { group: one.id });
  take('report, none yet', lena);
  await open();
  await takeNotice('notice: a report is drafted', lena, 'report opened');
  await lena.run('report', { report: await idOf(stage, one) });
  take('report, just opened', lena);
  await lena.run('report', { report: crypto.randomUUID() });
  take('report, gone', lena);
  house.clock.set('2026-12-04T10:00:00Z');
  await house.sweep();
  await takeNotice('notice: a report is due', lena, 'report due');
  const quiet = await group('Number sense', { sessions: ['2027-02-09 16:00-18:00'], leads: [lena] });
  await night('2026-11-27T02:00:00Z');
  house.clock.set(opening);
  await house.sweep();
  await takeNotice('notice: a report is drafted, no session was held', lena, 'report opened');
  house.clock.set('2026-12-04T10:00:00Z');
  await house.sweep();
  takeView('two reports in one message', await house.digest(lena));
  house.clock.set(opening);
  await lena.run('report-later', { report: await idOf(stage, quiet) });
  take('report, not this week', lena);
  return quiet;
}

async function written(stage: Stage, { lena, one, tom, coLead }: Played) {
  const { take } = stage;
  const report = await idOf(stage, one);
  await lena.run('submit-report', { report });
  take('report, something is missing', lena);
  await lena.run('report-no-activity', { report });
  take('report, no activity where there was some', lena);
  await lena.run('report-elsewhere', { report });
  take('report, not held elsewhere', lena);
  await lena.run('report', { report });
  await lena.press('Answer, Teachers’ learning and practice: Fractions');
  take('report, first step', lena);
  await lena.fill({ ...learning, practice: 'WELL' });
  take('report, an answer that is not offered', lena);
  await lena.fill({ ...learning, 'learning-evidence': 'The pupil called Jayden drew a bar model.' });
  take('report, a pupil’s name', lena);
  const max = await coLead('Max Co', one);
  await max.run('report-step', { report, step: 'learning' });
  await lena.fill(learning);
  take('report, second step', lena);
  await max.fill(learning);
  take('report, saved meanwhile by another', max);
  await lena.fill(pupils);
  take('report, third step', lena);
  await lena.fill({ ...plan, concern: 'ATTENDANCE', 'concern-words': 'Two schools miss every second date.' });
  take('report, last step', lena);
  await lena.fill({ ...overall, dates: '' });
  take('report, one answer missing', lena, { on: 'modal' });
  await lena.press('Leave a line out');
  take('leave a line out, form', lena);
  await lena.fill({ line: 'dates', reason: '' });
  take('leave a line out, without a reason', lena);
  await lena.fill({ line: 'dates', reason: 'The venue has not answered.' });
  take('report, a line is left out', lena, { on: 'modal' });
  await lena.run('report-leave-out', { report }, { line: 'nothing', reason: 'It is gone.' });
  take('leave a line out, none of those offered', lena);
  await lena.run('report-leave-out', { report }, { line: 'figure/attendance', reason: 'Only one log.' });
  await lena.press('Put back Attendance: Fractions');
  take('report, a line is put back', lena);
  await lena.press('Hand it in');
  take('report, handed in', lena);
  await lena.run('report-leave-out', { report });
  take('report, no longer with the lead', lena);
  await tom.run('report', { report });
  take('report, not for members', tom);
}

async function decided(stage: Stage, { lena, mia, one }: Played, quiet: { id: string }) {
  const { take, takeNotice, house } = stage;
  const report = await idOf(stage, one);
  await lena.run('report-no-activity', { report: await idOf(stage, quiet) });
  take('report, a term without activity', lena);
  await mia.say('reports');
  take('reports', mia);
  await mia.say('reports summer');
  take('reports, none planned', mia);
  await mia.run('accept-green', { year: '2026', term: 'AUTUMN' });
  take('accept green, there is none', mia);
  await mia.run('report', { report });
  take('report, as the hub reads it', mia);
  await mia.press('Send it back');
  take('send a report back, form', mia);
  await mia.fill({ words: 'Please say more about attendance.' });
  take('a report is sent back', mia, { on: 'modal' });
  await takeNotice('notice: a report is sent back', lena, 'report returned');
  await lena.run('report', { report });
  take('report, sent back', lena);
  await lena.press('Change answers, Changes, concerns and support: Fractions');
  await lena.fill(plan);
  await lena.run('submit-report', { report });
  await mia.say('reports');
  await mia.press('Accept all green without concerns (1)');
  take('accept green, form', mia);
  await house.db.report.update({ where: { id: report }, data: { version: { increment: 1 } } });
  await mia.fill({ thanks: '' });
  take('accept green, the list has changed', mia);
  await mia.fill({ thanks: 'Thank you.' });
  take('green reports are accepted', mia, { on: 'modal' });
  await takeNotice('notice: a report is accepted', lena, 'report accepted');
  await mia.run('accept-report', { report });
  take('report, accepted already', mia);
  const session = await house.db.session.findFirstOrThrow({ where: { groupId: one.id, number: 2 } });
  await house.db.session.update({ where: { id: session.id }, data: { state: 'CANCELLED' } });
  await mia.run('report', { report });
  take('report, accepted, with later figures', mia);
}

async function lateOnes(stage: Stage, { lena, mia, night }: Played) {
  const { take, takeNotice, house, group } = stage;
  const late = await group('Shape and space', { sessions: ['2027-02-09 16:00-18:00'], leads: [lena] });
  await night('2026-12-05T02:00:00Z');
  await house.sweep();
  house.clock.set('2026-12-07T10:00:00Z');
  await house.sweep();
  for (const at of ['2027-01-05T10:00:00Z', '2027-01-06T10:00:00Z', '2027-01-08T10:00:00Z', '2027-01-11T10:00:00Z']) {
    house.clock.set(at);
    await house.sweep();
  }
  await takeNotice('notice: a report has not come', mia, 'report late');
  await mia.say('today');
  take('today, a report is late', mia);
  const report = await idOf(stage, late);
  await mia.run('waive-report', { report });
  take('waive a report, form', mia);
  await mia.fill({ words: 'The group began late.' });
  take('a report is waived', mia, { on: 'modal' });
  await takeNotice('notice: a report is not needed', lena, 'report waived');
}

/** What the hub takes away, and how it words the questions. */
async function worded({ take }: Stage, { mia }: Played) {
  await mia.say('compile reports autumn');
  take('compile reports', mia);
  await mia.say('report questions');
  take('report questions', mia);
  await mia.press('Reword The term as a whole');
  take('report questions, one step', mia);
  await mia.fill({ rating: '' });
  take('report questions, a needed one is empty', mia);
  await mia.run('report-questions', { kind: 'TERM', step: 'own' });
  take('report questions, the hub’s own', mia);
  const own = { 'own-1': 'Which resource helped most?' };
  await mia.run('report-questions', { kind: 'TERM', step: 'own', version: '7' }, own);
  take('report questions, changed meanwhile', mia);
  await mia.run('report-questions', { kind: 'TERM', step: 'own' }, own);
  take('report questions, saved', mia, { on: 'modal' });
  await mia.say('evaluation elsewhere');
  take('evaluation elsewhere', mia);
  await mia.fill({ of: 'FINAL', project: 'none', link: 'https://evaluation.example/form' });
  take('evaluation elsewhere, no such groups', mia);
  await mia.fill({ of: 'FINAL', project: 'all', link: 'https://evaluation.example/form' });
  take('evaluation elsewhere, saved', mia, { on: 'modal' });
}

/** A group's last report: red, and accepted too early. */
async function finals(stage: Stage, { lena, mia, hubId }: Played) {
  const { take, takeNotice, house, group } = stage;
  const last = await group('Early algebra', { sessions: ['2026-11-03 16:00-18:00'], leads: [lena], state: 'RUNNING' });
  await house.db.session.updateMany({ where: { groupId: last.id }, data: { state: 'HELD' } });
  const days = { starts: new Date('2026-08-01'), ends: new Date('2026-12-18'), dueOn: new Date('2026-12-11') };
  const about = { hubId, groupId: last.id, year: 2026, term: 'AUTUMN' as const, kind: 'FINAL' as const };
  const { id: report } = await house.db.report.create({ data: { ...about, ...days, state: 'DRAFT' } });
  const template = { hubId, projectId: last.projectId, kind: 'FINAL' as const, version: 1, questions: [] };
  const by = { personId: lena.personId, since: house.clock.now(), elsewhere: 'https://evaluation.example/form' };
  const { id: templateId } = await house.db.reportTemplate.create({ data: { ...template, ...by } });
  await lena.run('report-step', { report, step: 'final' });
  take('final evaluation, its own step', lena);
  await house.db.report.update({ where: { id: report }, data: { templateId } });
  await lena.run('report', { report });
  take('final evaluation, held elsewhere', lena);
  const answers = { rating: 'RED' };
  await house.db.reportStep.create({
    data: { hubId, reportId: report, step: 'overall', answers, personId: lena.personId, at: house.clock.now() },
  });
  await lena.press('It is done there');
  take('final evaluation, done elsewhere', lena);
  await takeNotice('notice: a group needs help', mia, 'report red');
  const day = new Date('2027-03-02');
  const [startsAt, endsAt] = [new Date('2027-03-02T16:00:00Z'), new Date('2027-03-02T18:00:00Z')];
  const times = { number: 2, day, from: '16:00', to: '18:00', startsAt, endsAt };
  await house.db.session.create({ data: { hubId, groupId: last.id, ...times, length: 'TWILIGHT', meets: 'ONLINE' } });
  await mia.run('accept-report', { report });
  take('final evaluation, a date is still to come', mia);
  await house.db.session.deleteMany({ where: { groupId: last.id, number: 2 } });
  await mia.run('accept-report', { report });
  take('final evaluation, accepted', mia);
}

/** Reports from opening to what the hub decides. */
export async function playReports(stage: Stage): Promise<void> {
  const now = stage.house.clock.now();
  const played = await gather(stage);
  const quiet = await opened(stage, played);
  await written(stage, played);
  await decided(stage, played, quiet);
  await lateOnes(stage, played);
  await finals(stage, played);
  await worded(stage, played);
  stage.house.clock.set(now);
}
