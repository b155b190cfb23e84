import type { Stage } from '../stage.ts';
import { joins, openLedGroup } from './led-group.ts';

const notYet = { ...joins, head: 'not-yet' };
const sessions = ['2026-12-01 16:00-18:00', '2027-01-12 16:00-18:00'];

type People = Awaited<ReturnType<typeof gather>>;

/** A lead, a group with two sessions, and three teachers, two of them colleagues. */
async function gather(stage: Stage) {
  const { house } = stage;
  const { lead, one } = await openLedGroup(stage, { sessions, capacitySchools: 2 });
  const school = await house.school({ name: 'Tapton Juniors', phases: ['PRIMARY'] });
  const grammar = await house.school({ name: 'Fernside Grammar School', phases: ['SECONDARY'] });
  const tom = await house.person('Tom Reed', { at: school });
  const ada = await house.person('Ada Lund', { at: school });
  const cai = await house.person('Cai Morgan', { at: grammar });
  return { lead, one, school, tom, ada, cai };
}

async function joining(stage: Stage, { tom, ada, cai, one, lead }: People) {
  const { house, take, takeNotice } = stage;
  const group = { group: one.id };
  await tom.say('join ncp17-10a');
  take('join, form', tom);
  await tom.fill({ ...joins, role: ' ', years: [], agree: [] });
  take('join, form with errors', tom);
  await tom.fill({ role: 'Year 4 teacher', years: ['Year 4'], agree: ['1'] });
  take('join, headteacher not chosen', tom);
  const hubId = (await house.db.workGroup.findUniqueOrThrow({ where: { id: one.id } })).hubId;
  const agreement = {
    hubId,
    version: 2,
    text: 'My school sends the same two teachers to every session.',
    since: house.clock.now(),
  };
  await house.db.agreement.create({ data: agreement });
  await tom.fill(joins);
  take('join, the agreement has changed', tom);
  await tom.fill({ ...joins, agree: ['2'] });
  take('joined, confirmed', tom, { on: 'modal' });
  await takeNotice('notice: joined, confirmed', tom, 'joined');
  await takeNotice('notice: a teacher has joined', lead, 'teacher joined');
  await tom.run('join', group);
  take('join, already in', tom);
  await ada.run('join', group);
  take('join, form of a colleague', ada);
  await cai.run('join', group);
  take('join, form at a secondary school', cai);
  await cai.fill({ ...notYet, role: 'Head of mathematics', years: ['Year 7', 'Year 8'], agree: ['2'] });
  take('joined, held', cai, { on: 'modal' });
  await takeNotice('notice: joined, held', cai, 'joined');
  await takeNotice('notice: a teacher has joined, held', lead, 'teacher joined');
  await cai.run('join', group);
  take('join, already in, held', cai);
  await cai.say('confirm ncp17-10a');
  take('confirm', cai);
}

async function refused(stage: Stage, { tom, ada, one, school }: People) {
  const { house, take, group } = stage;
  const join = async (name: string, who: typeof tom, of: { id: string }) => {
    await who.run('join', { group: of.id });
    take(name, who);
  };
  await join('join, not open', tom, await group('Number sense', { state: 'EVALUATING' }));
  const other = await house.person('Dee Park', { at: await house.school({ name: 'Lacewood Primary' }) });
  await join('join, full', other, one);
  const single = await group('Mastery readiness', { teachersPerSchool: 1 });
  await tom.run('join', { group: single.id });
  await tom.fill({ ...joins, agree: ['2'] });
  await join('join, the one place of the school is taken', ada, single);
  await ada.run('join', { group: one.id });
  await ada.fill({ ...joins, agree: ['2'] });
  await join('join, both places of the school are taken', await house.person('Bea Novak', { at: school }), one);
  await join('join, no school', await house.person('Nora Quinn', { at: 'no school' }), one);
  await join('join, gone from the list', tom, { id: crypto.randomUUID() });
}

async function mine(stage: Stage, { tom }: People) {
  const { house, take, group } = stage;
  const nobody = await house.person('Una Free', { at: await house.school({ name: 'Oakfield Primary' }) });
  await nobody.say('mine');
  take('mine, none', nobody);
  await nobody.say('confirm');
  take('confirm, in no group', nobody);
  await nobody.say('withdraw fractions');
  take('withdraw, in no such group', nobody);
  const later = await group('Number sense in Year 1', { sessions: [] });
  await tom.run('join', { group: later.id });
  await tom.fill({ ...notYet, agree: ['2'] });
  await tom.say('mine');
  take('mine, several', tom);
  await tom.say('withdraw');
  take('withdraw, which Work Group', tom);
  await nobody.run('withdraw', { group: later.id });
  take('withdraw, somebody else’s place', nobody);
}

async function leaving(stage: Stage, { tom, cai, one, lead }: People) {
  const { take, takeNotice } = stage;
  await tom.run('withdraw', { group: one.id });
  take('withdraw, form with a colleague', tom);
  await tom.fill({ reason: 'x'.repeat(301) });
  take('withdraw, reason too long', tom);
  await tom.fill({ reason: 'My timetable has changed.' });
  take('withdrew, a colleague stays', tom, { on: 'modal' });
  await takeNotice('notice: a teacher has given up the place, with a reason', lead, 'teacher withdrew');
  await cai.run('withdraw', { group: one.id });
  take('withdraw, form of the only teacher', cai);
  await cai.fill({});
  take('withdrew, the place is free', cai, { on: 'modal' });
  await takeNotice('notice: a teacher has given up the place', lead, 'teacher withdrew');
}

/** A held place that nobody confirms, and a form that was open all the while. */
async function lapsing(stage: Stage) {
  const { house, take, takeNotice, group } = stage;
  const tom = await house.person('Tom Reed', { at: await house.school({ name: 'Millbeck Primary' }) });
  const short = await group('Reasoning in Year 6');
  await tom.run('join', { group: short.id });
  await tom.fill({ ...notYet, agree: ['2'] });
  await tom.run('withdraw', { group: short.id });
  const now = house.clock.now();
  house.clock.set('2026-12-01T09:00:00Z');
  await house.sweep();
  await tom.fill({ reason: 'My timetable has changed, and nobody can stand in.' });
  take('withdraw, the place lapsed while the form was open', tom, { on: 'modal' });
  await takeNotice('notice: the place was not confirmed in time', tom, 'place lapsed');
  house.clock.set(now);
}

/** Taking a place, saying that the headteacher agrees, giving it up. */
export async function playMemberships(stage: Stage): Promise<void> {
  const people = await gather(stage);
  await joining(stage, people);
  await refused(stage, people);
  await mine(stage, people);
  await leaving(stage, people);
  await lapsing(stage);
}
