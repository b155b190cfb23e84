import { vi } from 'vitest';
import type { Stage } from '../stage.ts';
import { joins } from './led-group.ts';

const waiting = { role: 'Year 5 teacher', years: ['Year 5'], head: 'not-yet' };
const sessions = ['2027-01-12 16:00-18:00', '2027-02-09 16:00-18:00'];

type People = Awaited<ReturnType<typeof gather>>;

async function gather({ house, openHub, teacher }: Stage) {
  await openHub();
  const lead = await house.person('Amira Okafor');
  const schools = {
    tom: await teacher('Tom Reed', 'Tapton Juniors'),
    cai: await teacher('Cai Morgan', 'Fernside Primary'),
  };
  return { lead, ...schools, dee: await teacher('Dee Park', 'Lacewood Primary') };
}

async function selecting(stage: Stage, { lead, tom, cai, dee }: People) {
  const { take, takeNotice, group } = stage;
  const entryConditions = 'Schools in the second year of teaching for mastery';
  const wishes = { code: 'NCP17-10a', sessions, leads: [lead], recruitment: 'SELECTION' as const, capacitySchools: 1 };
  const one = await group('Sustaining mastery', { ...wishes, entryConditions });
  await tom.say('show ncp17-10a');
  take('show, by selection', tom);
  await tom.press('Apply for a place');
  take('apply, form', tom);
  await tom.fill(joins);
  take('applied', tom, { on: 'modal' });
  await takeNotice('notice: a school applies', lead, 'school applied');
  await tom.run('show', { group: one.id });
  take('show, applied', tom);
  for (const other of [cai, dee]) await other.run('join', { group: one.id }, { ...joins, head: 'not-yet' });
  await lead.say('decide ncp17-10a');
  take('decide, with applications', lead);
  await lead.press('Accept Tapton Juniors');
  take('accept-school, form', lead);
  await lead.fill({ answer: 'We look forward to meeting you in January.' });
  take('accepted a school', lead, { on: 'modal' });
  await takeNotice('notice: accepted', tom, 'school answered');
  await lead.run('decide', { group: one.id });
  await lead.press('Accept Fernside Primary');
  take('accept-school, form while the group is full', lead);
  await lead.fill({ answer: '' });
  await takeNotice('notice: accepted, the group is full', cai, 'school answered');
  await lead.run('decide', { group: one.id });
  const applications = lead.view;
  await lead.press('Decline Lacewood Primary');
  take('decline-school, form', lead);
  await lead.fill({ answer: '' });
  take('decline-school, nothing written', lead);
  await lead.fill({ answer: 'We could not find room for every school, and will write to you first next year.' });
  take('declined a school', lead, { on: 'modal' });
  await takeNotice('notice: declined', dee, 'school answered');
  await lead.press('Decline Lacewood Primary', applications);
  take('decide, decided already', lead);
  await dee.run('join', { group: one.id }, joins);
  await dee.run('withdraw', { group: one.id });
  take('withdraw, form of an application', dee);
  await dee.fill({ reason: '' });
  take('withdrew an application', dee, { on: 'modal' });
}

async function inviting(stage: Stage, { lead, tom }: People) {
  const { take, house, group } = stage;
  const wishes = { code: 'NCP17-11', sessions, leads: [lead], recruitment: 'INVITATION' as const };
  const one = await group('A pilot in Year 3', wishes);
  await tom.say('show ncp17-11');
  take('show, by invitation', tom);
  await tom.press('Enter a code');
  take('join, form with an invitation’s code', tom);
  await tom.fill({ ...joins, code: 'ABCD-EFGH-JKLM' });
  take('join, the code is not right', tom);
  await lead.say('invite ncp17-11');
  take('invite, form', lead);
  await lead.fill({ school: 'Fernside' });
  take('invite, no school chosen', lead);
  const school = await house.db.school.findFirstOrThrow({
    where: { name: 'Fernside Primary' },
    orderBy: { id: 'desc' },
  });
  await lead.fill({ school: school.id });
  take('invited a school', lead, { on: 'modal' });
  await lead.run('invite', { group: one.id });
  take('invite, form with schools invited', lead);
  const draw = vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => {
    if (array instanceof Uint8Array) array.fill(7); // a code that is the same each time it is drawn
    return array;
  });
  await lead.fill({});
  draw.mockRestore();
  take('invite, a code', lead, { on: 'modal' });
  const others = await group('Open to everybody', { code: 'NCP17-12', leads: [lead] });
  await lead.run('invite', { group: others.id });
  take('invite, not by invitation', lead);
}

async function acting(stage: Stage, { lead, tom, cai, dee }: People) {
  const { take, takeNotice, group, teacher } = stage;
  const one = await group('Reasoning in Year 6', { code: 'NCP17-13', sessions, leads: [lead], capacitySchools: 1 });
  await tom.run('join', { group: one.id }, joins);
  await lead.say('decide ncp17-13');
  take('decide, nobody waits', lead);
  for (const other of [cai, dee]) await other.run('wait', { group: one.id }, waiting);
  await lead.say('decide ncp17-13');
  take('decide, with a waiting list', lead);
  await lead.press('Offer a place to Lacewood Primary');
  take('offer-place, form of a full group', lead);
  await lead.fill({ sure: 'yes' });
  take('offered a place', lead, { on: 'modal' });
  await lead.run('decide', { group: one.id });
  take('decide, with an offer', lead);
  await lead.press('Take Fernside Primary off the list');
  take('decline-school, form of the waiting list', lead);
  await lead.fill({ answer: 'No more schools can come in this year.' });
  take('took a school off the list', lead, { on: 'modal' });
  await lead.say('make room ncp17-13');
  take('make-room, form', lead);
  await lead.fill({ schools: '1' });
  take('make-room, too few', lead);
  await lead.fill({ schools: '4' });
  take('made room', lead, { on: 'modal' });
  await lead.run('withdraw-teacher', { group: one.id });
  take('withdraw-teacher, form', lead);
  const membership = await stage.house.db.membership.findFirstOrThrow({
    where: { groupId: one.id, personId: tom.personId },
  });
  await lead.fill({ reason: 'Not reached since September.' });
  take('withdraw-teacher, nobody chosen', lead);
  await lead.run('withdraw-teacher', { membership: membership.id });
  take('withdraw-teacher, form of one teacher', lead);
  await lead.fill({ reason: 'Not reached since September.' });
  take('withdrew a teacher', lead, { on: 'modal' });
  await takeNotice('notice: withdrawn by the lead', tom, 'withdrawn');
  await lead.run('withdraw-teacher', { membership: membership.id });
  take('withdraw-teacher, not in the group', lead);
  await closing(stage, { lead, tom, one, eve: await teacher('Eve Stone', 'Stonebridge Primary') });
}

type Closing = { lead: People['lead']; tom: People['tom']; eve: People['tom']; one: { id: string } };

async function closing({ take, takeNotice }: Stage, { lead, eve, one }: Closing) {
  await lead.say('recruitment ncp17-13');
  take('recruitment, form', lead);
  await lead.fill({ takes: 'no' });
  take('recruitment closed', lead, { on: 'modal' });
  await eve.run('join', { group: one.id });
  take('join, closed to more schools', eve);
  await eve.run('show', { group: one.id });
  take('show, closed to more schools', eve);
  await eve.press('Tell me when open');
  take('watch-group', eve);
  await eve.press('Do not tell me');
  take('watch-group, stopped', eve);
  await eve.run('watch-group', { group: one.id });
  await lead.run('recruitment', { group: one.id }, { takes: 'yes' });
  take('recruitment open', lead, { on: 'modal' });
  await takeNotice('notice: a group opens', eve, 'group opens');
  await eve.run('watch-group', { group: one.id });
  take('watch-group, open already', eve);
}

async function notOpen({ take, group }: Stage, { tom }: People) {
  const planned = await group('Ratio in Year 8', { state: 'COMMISSIONED' });
  await tom.run('join', { group: planned.id });
  take('join, not open yet', tom);
  await tom.run('show', { group: planned.id });
  take('show, not open yet', tom);
  const over = await group('Proof in Year 9', { state: 'EVALUATING' });
  await tom.run('watch-group', { group: over.id });
  take('watch-group, does not open again', tom);
}

/** Choosing schools, inviting them, making room, closing and opening, withdrawing somebody. */
export async function playRecruiting(stage: Stage): Promise<void> {
  const people = await gather(stage);
  await selecting(stage, people);
  await inviting(stage, people);
  await acting(stage, people);
  await notOpen(stage, people);
}
