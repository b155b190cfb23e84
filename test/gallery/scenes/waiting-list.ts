import type { Stage } from '../stage.ts';
import { joins, openLedGroup } from './led-group.ts';

const waiting = { role: 'Year 5 teacher', years: ['Year 5'], head: 'not-yet' };
const sessions = ['2027-01-12 16:00-18:00', '2027-02-09 16:00-18:00'];

type People = Awaited<ReturnType<typeof gather>>;

/** A lead, a group of one place that is taken, and teachers of four schools. */
async function gather(stage: Stage) {
  const { house, teacher } = stage;
  const { lead, one } = await openLedGroup(stage, { sessions, capacitySchools: 1 });
  const tapton = await house.school({ name: 'Tapton Juniors' });
  const ivy = await teacher('Ivy Inman', 'Inglewood Primary');
  await ivy.run('join', { group: one.id }, joins);
  const tom = await house.person('Tom Reed', { at: tapton });
  const bea = await house.person('Bea Novak', { at: tapton });
  return { lead, one, ivy, tom, bea, cai: await teacher('Cai Morgan', 'Fernside Primary') };
}

async function queueing(stage: Stage, { lead, one, tom, bea, cai }: People) {
  const { take, takeNotice, group } = stage;
  await tom.say('show ncp17-10a');
  take('show, full', tom);
  await tom.say('join ncp17-10a');
  take('wait, form from join', tom);
  await tom.fill({ ...waiting, head: [] });
  take('wait, headteacher not chosen', tom);
  await tom.fill(waiting);
  take('waiting', tom, { on: 'modal' });
  await takeNotice('notice: a school waits', lead, 'school waits');
  await tom.say('wait ncp17-10a');
  take('wait, waiting already', tom);
  await bea.run('show', { group: one.id });
  take('show, a colleague waits', bea);
  await bea.run('wait', { group: one.id });
  take('wait, form of a colleague', bea);
  await bea.fill({ role: 'Year 2 teacher', years: ['Year 2'] });
  take('waiting with a colleague', bea, { on: 'modal' });
  await cai.run('wait', { group: one.id }, { ...waiting, head: 'yes' });
  await cai.say('mine');
  take('mine, waiting', cai);
  await cai.run('show', { group: one.id });
  take('show, waiting', cai);
  const free = await group('Number sense in Year 1', { sessions });
  await cai.run('wait', { group: free.id }, waiting);
  take('wait, a place is free meanwhile', cai);
  await cai.run('withdraw', { group: one.id });
  take('withdraw, form of the waiting list', cai);
  await cai.fill({ reason: 'We found another group.' });
  take('withdrew, from the waiting list', cai, { on: 'modal' });
  await takeNotice('notice: a teacher no longer waits', lead, 'teacher withdrew');
  await cai.run('wait', { group: one.id }, { ...waiting, head: 'yes' });
}

async function answering(stage: Stage, { lead, one, ivy, tom, bea, cai }: People) {
  const { take, takeNotice, house } = stage;
  await tom.say('accept ncp17-10a');
  take('accept, nothing is offered', tom);
  await ivy.run('withdraw', { group: one.id }, { reason: '' });
  await takeNotice('notice: a place is offered', tom, 'place offered');
  await tom.say('');
  take('home, with an offered place', tom, { on: 'home' });
  await tom.say('mine');
  take('mine, with an offered place', tom);
  await tom.run('show', { group: one.id });
  take('show, a place is offered', tom);
  await tom.say('decline ncp17-10a');
  take('declined an offered place', tom);
  await takeNotice('notice: a colleague declined the offered place', bea, 'offer gone');
  await takeNotice('notice: an offered place was declined', lead, 'offer ended');
  await cai.run('accept-place', { group: one.id });
  take('accept, form', cai);
  await cai.fill({ head: 'not-yet', agree: [] });
  take('accept, agreement not ticked', cai);
  await cai.fill({ head: 'not-yet', agree: ['1'] });
  take('accepted an offered place, held', cai, { on: 'modal' });
  await tom.run('wait', { group: one.id }, waiting);
  const now = house.clock.now();
  house.clock.set('2026-12-02T09:00:00Z');
  await house.sweep();
  house.clock.set('2026-12-10T09:00:00Z');
  await house.sweep();
  await takeNotice('notice: an offered place has gone', tom, 'offered place lapsed');
  await takeNotice('notice: an offered place was not answered', lead, 'offer lapsed');
  house.clock.set(now);
}

async function leavingLate(stage: Stage, { lead }: People) {
  const { takeNotice, group, teacher } = stage;
  const soon = await group('Algebra in Year 7', { sessions: ['2026-11-24 16:00-18:00'], leads: [lead] });
  const dee = await teacher('Dee Park', 'Lacewood Primary');
  await dee.run('join', { group: soon.id }, joins);
  await dee.run('withdraw', { group: soon.id }, { reason: 'Our cover fell through.' });
  await takeNotice('notice: a teacher has given up the place, late', lead, 'teacher withdrew');
}

/** Waiting for a place, being asked, taking it, declining it, letting it pass. */
export async function playWaitingList(stage: Stage): Promise<void> {
  const people = await gather(stage);
  await queueing(stage, people);
  await answering(stage, people);
  await leavingLate(stage, people);
}
