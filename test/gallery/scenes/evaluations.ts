import { createEvaluating, marks, more } from '../../support/evaluating.ts';
import type { TestHub } from '../../support/house-builders.ts';
import type { Stage } from '../stage.ts';

type Played = Awaited<ReturnType<typeof gather>>;

/** A group that six came to, and whose only session is logged. */
async function gather({ house, openHub, group }: Stage) {
  const here: TestHub = await openHub();
  const play = createEvaluating(
    house,
    () => here,
    (wishes = {}) => group(wishes.title ?? 'Fractions', wishes),
  );
  const mia = await house.person('Mia Hart');
  await house.role(mia, 'Maths Hub Lead');
  return { ...play, mia, ...(await play.metOnce(6)) };
}

/** A lead asks those who came: too early, and at the right time. */
async function askedByHand({ take, house, group: groupOf }: Stage, { lena, metOnce }: Played) {
  const dates = ['2026-11-10 16:00-18:00', '2026-12-08 16:00-18:00'];
  const ahead = await groupOf('Ratio circle', { leads: [lena], state: 'RUNNING', sessions: dates });
  await lena.run('ask-those-who-came', { group: ahead.id });
  take('ask those who came, a session is to come', lena);
  await house.db.session.deleteMany({ where: { groupId: ahead.id, number: 2 } });
  await lena.run('ask-those-who-came', { group: ahead.id });
  take('ask those who came, no log yet', lena);
  const idle = await groupOf('Ratio ring', { leads: [lena] });
  await lena.run('ask-those-who-came', { group: idle.id });
  take('ask those who came, not begun', lena);
  const { lena: lead, group } = await metOnce(2);
  const anybody = { where: { session: { groupId: group.id } } };
  await house.db.attendance.updateMany({ ...anybody, data: { substitute: 'Sam Stand-in' } });
  await lead.run('ask-those-who-came', { group: group.id });
  take('ask those who came, nobody came', lead);
  await house.db.attendance.updateMany({ ...anybody, data: { substitute: '' } });
  await lead.run('ask-those-who-came', { group: group.id });
  await lead.fill({ sure: ['yes'] });
  take('those who came are asked', lead, { on: 'modal' });
  await lead.run('ask-those-who-came', { group: group.id });
  take('ask those who came, asked before', lead);
}

/** Those who came are asked, and say how it was. */
async function asked({ take, takeNotice, group: groupOf }: Stage, played: Played) {
  const { night, came, away, lena, group } = played;
  const [ann, cai] = came;
  if (!ann || !cai || !away) throw new Error('nobody came');
  await lena.say('evaluation fractions');
  take('evaluation, nobody asked yet', lena);
  await lena.press('Ask those who came: Fractions');
  take('ask those who came, form', lena);
  await lena.fill({ sure: [] });
  take('ask those who came, not sure', lena);
  await night('2026-11-18T02:00:00Z');
  await takeNotice('notice: how was the group', ann, 'how was the group');
  await away.say('evaluate');
  take('evaluate, nothing to say', away);
  await ann.say('evaluate');
  take('evaluate, statements', ann);
  await ann.fill({ ...marks(4), worth: '' });
  take('evaluate, a mark is missing', ann);
  await ann.fill(marks(4));
  take('evaluate, what has changed', ann);
  await ann.fill({ ...more, classroom: 'The pupil called Jayden explains.' });
  take('evaluate, a pupil’s name', ann);
  await ann.fill({ ...more, classroom: 'I let them talk first.', 'what-next': 'Ratio.' });
  take('evaluate, thank you', ann, { on: 'modal' });
  await lena.run('evaluation', { group: group.id });
  take('evaluation, still open', lena);
  const other = await groupOf('Ratio', { leads: [lena] });
  await cai.run('evaluate', { group: other.id });
  take('evaluate, another group', cai);
}

/** What the lead, the hub and the nation read. */
async function read(stage: Stage, { mia, lena, group, came, answer, away }: Played) {
  const { take, house } = stage;
  for (const [index, person] of came.slice(1).entries())
    await answer(person, group, 3 + (index % 3), index === 2 ? 'We plan together.' : '');
  await lena.run('evaluation', { group: group.id });
  take('evaluation, what they say', lena);
  await away?.run('evaluation', { group: group.id });
  take('evaluation, not for members', away ?? lena);
  await mia.say('evaluations');
  take('evaluations', mia);
  await mia.run('evaluations', { project: group.projectId });
  take('evaluations, of a project', mia);
  await mia.run('evaluations', { year: '2019' });
  take('evaluations, none', mia);
  await mia.run('report-questions', { kind: 'PARTICIPANTS' });
  take('report questions, of those who came', mia);
  await mia.press('Reword What those who came agree with');
  await mia.fill(Object.fromEntries(mia.form.fields.map(({ id }) => [id, ''])));
  take('report questions, none left for those who came', mia);
  const report = { kind: 'FINAL' as const, state: 'OPEN' as const };
  await house.db.report.updateMany({ where: { groupId: group.id }, data: report });
  const open = await house.db.report.findFirstOrThrow({ where: { groupId: group.id } });
  await lena.run('report', { report: open.id });
  take('final evaluation, with what they say', lena);
}

/** Too few answered. */
async function few({ take, house }: Stage, { metOnce, night, answer, mia }: Played) {
  const { lena, group, came } = await metOnce(4);
  await night('2026-11-18T02:00:00Z');
  for (const person of came.slice(0, 2)) await answer(person, group, 2);
  house.clock.set('2026-12-03T10:00:00Z');
  await lena.run('evaluation', { group: group.id });
  take('evaluation, too few', lena);
  await mia.run('evaluations', { project: group.projectId });
  take('evaluations, too few', mia);
  const nia = await house.person('Nia North');
  await house.db.nationalRole.create({ data: { personId: nia.personId, from: new Date('2026-09-01') } });
  await nia.run('evaluations-over-hubs', { year: '2019' });
  take('evaluations over hubs, none', nia);
}

/** What those who came say, from the question to what is read of it. */
export async function playEvaluations(stage: Stage): Promise<void> {
  const now = stage.house.clock.now();
  const played = await gather(stage);
  await asked(stage, played);
  await read(stage, played);
  await few(stage, played);
  await askedByHand(stage, played);
  stage.house.clock.set(now);
}
