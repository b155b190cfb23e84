import { hashOf, newCode } from '../../../src/features/codes/code.ts';
import { tellNotReached } from '../../../src/features/people/not-reached.ts';
import type { Person } from '../../support/house-people.ts';
import type { Stage } from '../stage.ts';

const yes = { role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] };

async function insideOf({ house }: Stage, { account, place }: Person) {
  const arrival = await house.ports.directory.arrive(account, place);
  if (arrival.kind !== 'known') throw new Error('the person is not known');
  const { hub } = arrival;
  const now = house.clock.now();
  const db = house.store.read(hub);
  return { db, hub, now, tell: house.ports.tell(db, hub, now) };
}

/** Gives up a message to somebody, as the post room does. */
async function giveUp(stage: Stage, to: Person, groupId: string | null, kind = 'joined', facts = {}) {
  const inside = await insideOf(stage, to);
  const { now, hub } = inside;
  const about = { kind, personId: to.personId, groupId };
  const row = { facts, key: crypto.randomUUID(), lane: 'lane', notBefore: now, createdAt: now, settledAt: now };
  await stage.house.db.notice.create({ data: { hubId: hub.id, ...row, ...about, state: 'FAILED' } });
  await tellNotReached(about, inside);
}

/** Somebody is given a designation and can't be told. */
async function designate(stage: Stage, { personId }: Person, { hubId }: { hubId: string }) {
  const where = { hubId, word: 'Mastery Specialist' };
  const { id: kindId } = await stage.house.db.designationKind.findFirstOrThrow({ where });
  const given = { hubId, personId, kindId, from: new Date('2026-09-01') };
  return (await stage.house.db.designation.create({ data: given })).id;
}

/** The code in what somebody is told. */
const codeOf = ({ said }: Person) => /code ((?:[A-Z0-9]{4}-){2}[A-Z0-9]{4})/.exec(said)?.[1] ?? '';

async function gather({ house, group, openHub }: Stage) {
  await openHub();
  const lead = await house.person('Amira Okafor');
  const school = await house.school({ name: 'Tapton Juniors' });
  const sessions = ['2026-12-01 16:00-18:00', '2027-01-12 16:00-18:00'];
  const one = await group('Reasoning with fractions', {
    code: 'NCP17-10a',
    sessions,
    leads: [lead],
    capacitySchools: 2,
  });
  const tom = await house.person('Tom Reed', { at: school });
  return { lead, school, one, tom };
}
type People = Awaited<ReturnType<typeof gather>>;

async function failing(stage: Stage, { lead, one, tom }: People) {
  const { house, take, takeNotice } = stage;
  await giveUp(stage, tom, one.id);
  await takeNotice('notice: a message did not arrive', lead, 'not reached');
  for (const name of ['Ada Lund', 'Cai Morgan']) await giveUp(stage, await house.person(name), one.id);
  await takeNotice('notice: messages did not arrive', lead, 'not reached');
  const mia = await house.person('Mia Hart');
  await house.role(mia, 'Maths Hub Lead');
  await giveUp(stage, tom, null, 'designated', { designation: one.id });
  await takeNotice('notice: a message about no group did not arrive', mia, 'not reached');
  await mia.say('today');
  take('today, people I can’t reach', mia);
  await mia.say('copy messages');
  take('copy messages, nothing holds', mia);
  const designation = await designate(stage, tom, one);
  await giveUp(stage, tom, null, 'designated', { designation });
  await mia.say('copy messages');
  take('copy messages', mia);
}

async function adding(stage: Stage, { lead, school, one }: People) {
  const { house, take, group } = stage;
  const ada = {
    name: 'Ada Lund',
    email: 'a.lund@tapton.example',
    school: school.id,
    role: 'Year 4 teacher',
    head: 'yes',
  };
  await lead.say('copy');
  take('copy, everybody is reached', lead);
  await lead.say('unreached');
  take('unreached, nobody', lead);
  await lead.say('add ncp17-10a');
  take('add, form', lead);
  await lead.fill({ role: '', name: ' ', email: 'ada' });
  take('add, form with errors', lead);
  await lead.fill({ ...ada, school: '00000000-0000-4000-8000-000000000000' });
  take('add, the school is gone', lead);
  const labels = { [school.id]: 'Tapton Juniors, Sheffield' };
  await lead.run('add', { group: one.id }, ada);
  take('added, with a code to pass on', lead, { on: 'modal' });
  await lead.run('add', { group: one.id }, ada);
  take('add, is in already', lead, { labels });
  const other = await house.school({ name: 'Millbeck Primary' });
  await lead.run('add', { group: one.id }, { ...ada, school: other.id });
  take('add, known at another school', lead, { labels: { [other.id]: 'Millbeck Primary, Sheffield' } });
  await lead.run('add', { group: one.id }, { ...ada, name: 'Bea Novak', email: 'b@tapton.example', head: 'not-yet' });
  await lead.run('add', { group: one.id }, { ...ada, email: 'c@tapton.example' });
  take('add, the school is full', lead, { labels });
  await lead.run(
    'add',
    { group: one.id },
    { ...ada, school: other.id, name: 'Dee Park', email: 'd@millbeck.example', head: 'not-yet' },
  );
  take('added, held', lead, { on: 'modal' });
  const third = await house.school({ name: 'Lacewood Primary' });
  await lead.run('add', { group: one.id }, { ...ada, school: third.id, email: 'e@lacewood.example' });
  take('add, every place is taken', lead, { labels: { [third.id]: 'Lacewood Primary, Sheffield' } });
  const fay = await house.person('Fay Hill', { at: third });
  await fay.run('wait', { group: one.id }, { ...yes });
  await lead.run('add', { group: one.id }, { ...ada, school: third.id, email: 'e@lacewood.example' });
  take('add, the school waits', lead, { labels: { [third.id]: 'Lacewood Primary, Sheffield' } });
  const closed = await group('Number sense', { state: 'EVALUATING', leads: [lead] });
  await lead.run('add', { group: closed.id });
  take('add, not open', lead);
}

async function unreachable(stage: Stage, { lead, one }: People) {
  const { house, take } = stage;
  await lead.say('unreached ncp17-10a');
  take('unreached', lead);
  const ada = await house.db.person.findFirstOrThrow({ where: { email: 'a.lund@tapton.example' } });
  await lead.run('new-code', { group: one.id, person: ada.id });
  take('a new code', lead);
  const code = codeOf(lead);
  await lead.run('new-code', { group: one.id, person: lead.personId });
  take('new code, not needed', lead);
  await lead.say('copy ncp17-10a');
  take('copy as e-mail', lead);
  return code;
}

/** Somebody the hub knows already is put down and told. */
async function addingKnown(stage: Stage, { lead, school }: People) {
  const { house, take, takeNotice, group } = stage;
  const eve = await house.person('Eve Stone', { at: school });
  await house.db.person.update({ where: { id: eve.personId }, data: { email: 'e.stone@tapton.example' } });
  const other = await group('Reasoning with ratio', { leads: [lead] });
  const answers = { name: 'Eve Stone', email: 'e.stone@tapton.example', school: school.id, role: '', head: 'yes' };
  await lead.run('add', { group: other.id }, answers);
  take('added, told in their chat', lead, { on: 'modal' });
  await takeNotice('notice: you have been given a place', eve, 'place given');
  await eve.say('');
  take('home, a place that was given', eve, { on: 'home' });
  await eve.say('agree');
  take('agree, form', eve);
  await eve.fill({ ...yes, agree: ['0'] });
  take('agree, the agreement has changed', eve);
  await eve.fill(yes);
  take('agreed', eve, { on: 'modal' });
  await eve.say('agree');
  take('agreed already', eve);
}

/** A code of a test's own, for what it opens. */
async function plantCode(
  { house }: Stage,
  { hubId, maker, ...opens }: { purpose: 'RECORD' | 'LINK'; subjectId: string; hubId: string; maker: string },
) {
  const code = newCode();
  const now = house.clock.now();
  const expiresAt = new Date(now.getTime() + 3_600_000);
  await house.db.oneTimeCode.create({
    data: { ...opens, hubId, codeHash: await hashOf(code), personId: maker, createdAt: now, expiresAt },
  });
  return code;
}

async function claiming(stage: Stage, { lead, tom, one: { hubId } }: People, code: string) {
  const { house, take } = stage;
  const ada = await house.person('A. Lund', { platform: 'teams' });
  await ada.say('code');
  take('code, form', ada);
  await ada.fill({ code: ' ' });
  take('code, form with an error', ada);
  await ada.say('code 7KQX-M2HD-9WPA');
  take('code, not right', ada);
  await ada.say(`code ${code}`);
  take('code, a record', ada);
  await ada.press('Yes, this is me');
  take('the record is yours', ada);
  const maker = lead.personId;
  await ada.run('claim-record', {
    code: await plantCode(stage, { purpose: 'RECORD', subjectId: tom.personId, hubId, maker }),
  });
  take('record, taken already', ada);
  const bill = await house.db.person.create({ data: { name: 'Bill Frost', hubPersons: { create: { hubId } } } });
  await house.role({ personId: bill.id }, 'Level 3 Lead');
  await ada.run('claim-record', {
    code: await plantCode(stage, { purpose: 'RECORD', subjectId: bill.id, hubId, maker }),
  });
  take('record, holds a role', ada);
  const foreign = await house.db.hub.findFirstOrThrow({ where: { id: { not: hubId } } });
  await ada.say(`code ${await plantCode(stage, { purpose: 'RECORD', subjectId: bill.id, hubId: foreign.id, maker })}`);
  take('code, of another hub', ada);
}

async function joining(stage: Stage, { tom }: People) {
  const { house, take } = stage;
  const teams = await house.person('T. Reed', { platform: 'teams' });
  const abe = await house.person('Abe Office');
  await house.role(abe, 'Hub Administrator');
  await abe.say('unlink nobody');
  take('unlink, none', abe);
  await tom.say('link');
  take('link', tom);
  const code = codeOf(tom);
  await tom.say(`code ${code}`);
  take('code, one’s own', tom);
  await tom.run('join-accounts', { code });
  take('join accounts, one already', tom);
  await teams.say(`code ${code}`);
  take('code, join two accounts', teams);
  await teams.press('Join the accounts');
  take('accounts joined', teams);
  await tom.say('link');
  take('link, joined already', tom);
  await abe.say('unlink tom');
  take('unlink', abe);
  await parting(stage, abe, tom);
  for (let count = 1; count <= 11; count += 1) await teams.say('code 7KQX-M2HD-9WPA');
  take('code, too many', teams);
}

async function parting({ house, take }: Stage, abe: Person, tom: Person) {
  const { personId } = tom;
  const { id } = await house.db.personJoin.findFirstOrThrow({ where: { personId } });
  const later = await house.person('T. B. Reed', { platform: 'teams' });
  const now = house.clock.now();
  house.clock.set(new Date(now.getTime() + 1000));
  await tom.say('link');
  await later.run('join-accounts', { code: codeOf(tom) });
  await abe.run('part-accounts', { join: id });
  take('part, the later first', abe);
  const last = await house.db.personJoin.findFirstOrThrow({ where: { personId }, orderBy: { at: 'desc' } });
  await abe.run('part-accounts', { join: last.id });
  await abe.run('part-accounts', { join: id });
  take('parted', abe);
  await abe.run('part-accounts', { join: id });
  take('part, over', abe);
  house.clock.set(now);
}

/** Teachers without a chat, whom the bot cannot reach, and one person on two platforms. */
export async function playPeople(stage: Stage): Promise<void> {
  const people = await gather(stage);
  await failing(stage, people);
  await adding(stage, people);
  const code = await unreachable(stage, people);
  await addingKnown(stage, people);
  await claiming(stage, people, code);
  await joining(stage, people);
}
