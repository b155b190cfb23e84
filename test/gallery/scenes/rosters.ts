import { seat } from '../../support/seats.ts';
import type { Stage } from '../stage.ts';

type Group = { id: string; hubId: string };
type Person = Awaited<ReturnType<Stage['house']['person']>>;
type Around = { lead: Person; group: Group; tom: Person };

const longSchool = 'The Blessed Hildegard and Saint Osyth Roman Catholic Voluntary Aided Primary School and Nursery';
const longPerson = (first: string) => `${first} Featherstonehaugh-Cholmondeley-Warrington`;

/** A group with a school in each state that the roster shows. */
async function gather({ house, group, openHub }: Stage): Promise<Around> {
  await openHub();
  const lead = await house.person('Amira Okafor');
  const of = await group('Reasoning with fractions', { code: 'NCP17-10a', leads: [lead], capacitySchools: 4 });
  const tom = await house.person('Tom Reed');
  const ada = await house.person('Ada Lund');
  const [since, queuedAt] = [new Date('2026-10-05T09:00:00Z'), new Date('2026-11-09T09:00:00Z')];
  const school = (name: string) => house.school({ name, town: 'Norwich', postcode: 'NR1 1AA' });
  const shown = { isShown: true, yearGroups: ['Year 3', 'Year 4'] };
  await seat(house, of, await school('Tapton Juniors'), {
    since,
    teachers: [{ personId: tom.personId, seat: shown }, ada],
  });
  const nora = await house.db.person.create({ data: { name: 'Nora Quinn' } });
  const unread = { agreementVersion: null, jobTitle: '', yearGroups: [] };
  const gone = { state: 'WITHDRAWN', withdrawnAt: queuedAt } as const;
  const cai = await house.person('Cai Morgan');
  await seat(house, of, await school('Lacewood Primary'), {
    since,
    teachers: [
      { personId: nora.id, seat: unread },
      { personId: cai.personId, seat: gone },
    ],
  });
  const head = { state: 'HELD', heldUntil: new Date('2026-11-27') } as const;
  await seat(house, of, await school('Fernside Primary'), { ...head, teachers: [await house.person('Dee Park')] });
  const applied = { state: 'APPLIED', headAgreed: true } as const;
  await seat(house, of, await school('Oakfield Primary'), { ...applied, teachers: [await house.person('Bea Novak')] });
  const offered = { state: 'OFFERED', queuedAt: since, offeredUntil: new Date('2026-11-20') } as const;
  await seat(house, of, await school('Millbeck Primary'), { ...offered, teachers: [await house.person('Lin Yu')] });
  const waiting = { state: 'WAITING', queuedAt } as const;
  await seat(house, of, await school('Brook Primary'), { ...waiting, teachers: [await house.person('Una Free')] });
  const left = { state: 'WITHDRAWN', endedLate: true, endedAt: queuedAt } as const;
  await seat(house, of, await school('Ashby Primary'), left);
  return { lead, group: of, tom };
}

async function rosters({ take }: Stage, { lead, group, tom }: Around) {
  await lead.say('roster');
  take('roster, every state', lead);
  const listed = lead.view;
  for (const [name, scene] of [
    ['Tapton Juniors', 'roster, a school with two teachers'],
    ['Lacewood Primary', 'roster, a school whose second teacher left'],
    ['Oakfield Primary', 'roster, a school that applied'],
    ['Brook Primary', 'roster, a school that waits'],
    ['Ashby Primary', 'roster, a school that left'],
  ] as const) {
    await lead.press(`Open ${name}`, listed);
    take(scene, lead);
  }
  await lead.run('roster-school', { place: crypto.randomUUID() });
  take('roster, a school that is gone', lead);
  await tom.run('roster', { group: group.id });
  take('roster, not for members', tom);
  await lead.say('');
  take('home, of a lead', lead, { on: 'home' });
  await lead.run('show', { group: group.id });
  take('show, to its lead', lead);
}

/** Sixteen schools of two teachers, all with the longest names there are: nothing may be cut. */
async function sixteen({ house, take, group }: Stage) {
  const lead = await house.person('Amira Okafor');
  const title = 'Specialist knowledge for teaching mathematics: secondary non-specialist teachers, autumn start';
  const of = await group(title, { leads: [lead], capacitySchools: 16 });
  await lead.say('roster specialist');
  take('roster, nobody yet', lead);
  for (let number = 1; number <= 16; number += 1) {
    const teachers = [
      await house.person(longPerson(`Bartholomew ${number}`)),
      await house.person(longPerson(`Philippa ${number}`)),
    ];
    const school = await house.school({ name: `${longSchool} ${String(number).padStart(2, '0')}` });
    await seat(house, of, school, {
      teachers: teachers.map(({ personId }) => ({ personId, seat: { isShown: true } })),
    });
  }
  await lead.say('roster specialist');
  take('roster, sixteen schools with long names', lead);
  await lead.press('Next page');
  take('roster, sixteen schools, second page', lead);
  await lead.press(`Open ${longSchool} 16`);
  take('roster, a school with a long name', lead);
  await lead.run('members', { group: of.id });
  take('members, thirty-two with long names', lead);
  await lead.press('Next page');
  take('members, second page', lead);
  const other = await group('Number sense', { leads: [lead] });
  await lead.say('roster');
  take('roster, which group', lead);
  await lead.run('members', { group: other.id });
  take('members, none yet', lead);
}

async function together({ house, take }: Stage, { group, tom, lead }: Around) {
  await tom.say('members');
  take('members', tom);
  await tom.press('Hide my name');
  take('members, hidden', tom);
  await tom.press('See the members');
  take('members, nobody is shown', tom);
  await tom.press('Show my name');
  take('members, shown', tom);
  await house.db.session.create({
    data: {
      hubId: group.hubId,
      groupId: group.id,
      number: 2,
      day: new Date('2027-02-02'),
      from: '16:00',
      to: '18:00',
      startsAt: new Date('2027-02-02T16:00:00Z'),
      endsAt: new Date('2027-02-02T18:00:00Z'),
      length: 'TWILIGHT',
      meets: 'ONLINE',
      link: 'https://meet.example/fractions',
      materials: 'https://files.example/fractions',
      title: 'Bar models',
    },
  });
  const { id: sessionId } = await house.db.session.findFirstOrThrow({ where: { groupId: group.id, number: 1 } });
  const task = { title: 'Bring one worked example', what: 'One that surprised you.', dueOn: new Date('2027-01-29') };
  const owner = { hubId: group.hubId, groupId: group.id, personId: lead.personId, at: house.clock.now() };
  await house.db.gapTask.create({ data: { ...owner, ...task, sessionId } });
  await tom.say('dates');
  take('dates', tom);
  await lead.say('dates ncp17-10a');
  take('dates, of the lead', lead);
}

async function prospects({ house, take }: Stage, { lead, group }: Around) {
  await lead.say('prospects ncp17-10a');
  take('prospects, none', lead);
  await lead.press('Add a school');
  take('prospect, form', lead);
  const school = await house.school({ name: 'Hollow Lane Primary', town: 'Norwich', postcode: 'NR2 2AA' });
  const labels = { [school.id]: 'Hollow Lane Primary, Norwich, NR2 2AA' };
  await lead.fill({ how: 'CONTACTED' });
  take('prospect, no school chosen', lead);
  const { id: waiting } = await house.db.school.findFirstOrThrow({
    where: { name: 'Brook Primary', postcode: 'NR1 1AA' },
  });
  await lead.fill({ school: waiting, how: 'CONTACTED' });
  take('prospect, applied already', lead, { labels: { [waiting]: 'Brook Primary, Norwich, NR1 1AA' } });
  await lead.fill({ school: school.id, how: 'CONTACTED', note: 'x'.repeat(301) });
  take('prospect, note too long', lead, { labels });
  await lead.fill({ school: school.id, how: 'CONTACTED', note: 'The head was keen at the launch. Ring in January.' });
  take('prospect, saved', lead, { on: 'modal' });
  for (let number = 1; number <= 6; number += 1) {
    const { id: schoolId } = await house.school({ name: `${longSchool} ${number}`, town: 'Norwich' });
    const noted = {
      how: 'INTERESTED' as const,
      note: 'x '.repeat(150),
      personId: lead.personId,
      at: house.clock.now(),
    };
    await house.db.prospect.create({ data: { hubId: group.hubId, groupId: group.id, schoolId, ...noted } });
  }
  await lead.say('prospects ncp17-10a');
  take('prospects, long names and notes', lead);
  const listed = lead.view;
  await lead.press('Edit Hollow Lane Primary, Norwich, NR2 2AA', listed);
  take('prospect, form to change it', lead);
  await lead.press('Remove Hollow Lane Primary, Norwich, NR2 2AA', listed);
  take('prospect, removed', lead);
}

/** Who is in a group: for those who lead it and for its members; its dates; its prospects. */
export async function playRosters(stage: Stage): Promise<void> {
  const around = await gather(stage);
  await rosters(stage, around);
  await together(stage, around);
  await prospects(stage, around);
  await sixteen(stage);
}
