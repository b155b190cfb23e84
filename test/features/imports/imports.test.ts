import { beforeEach, describe, expect, test } from 'vitest';
import type { Findings } from '../../../src/core/document.ts';
import { offered } from '../../../src/features/rooms.ts';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';

const house = await openHouse();
let hub: TestHub;
beforeEach(async () => {
  hub = await house.hub({ name: 'South Yorkshire Maths Hub' });
});

async function taking(by?: string) {
  const known = await house.hubById(hub.id);
  const now = house.clock.now();
  return {
    look: {
      db: house.store.read(known),
      hub: known,
      now,
      tell: async () => {},
      plan: house.ports.plan(house.store.read(known), known),
      ...(by && { by }),
    },
    known,
  };
}

const intake = (name: string) => {
  const found = offered.intakes.find((one) => one.name === name);
  if (!found) throw new Error(`nothing is called ${name}`);
  return found;
};

/** What a file would change, and that looking changed nothing; then the change. */
async function hand(name: string, text: string, by?: string): Promise<{ seen: Findings; done: Findings }> {
  const { look, known } = await taking(by);
  const before = await counts();
  const seen = await intake(name).check(text, look);
  expect(await counts()).toEqual(before);
  const done = await house.store.change(known, async (db) => intake(name).take(text, { ...look, db }));
  if (done.faults.length > 0) expect(await counts()).toEqual(before);
  return { seen, done };
}

const counts = async () => {
  const where = { hubId: hub.id };
  return Promise.all([
    house.db.workGroup.count({ where }),
    house.db.session.count({ where }),
    house.db.hubPerson.count({ where }),
    house.db.membership.count({ where }),
    house.db.hubRole.count({ where }),
    house.db.auditEvent.count({ where }),
    house.db.workGroup.aggregate({ where, _sum: { version: true } }),
  ]);
};

const known = (key: string) =>
  house.db.workGroup.findUniqueOrThrow({
    where: { hubId_key: { hubId: hub.id, key } },
    include: { sessions: { orderBy: { number: 'asc' } }, leads: { include: { person: true } } },
  });

async function personWith(email: string, name: string) {
  const person = await house.person(name);
  await house.db.person.update({ where: { id: person.personId }, data: { email } });
  return person;
}

describe('a file of groups', () => {
  test('makes groups with dates and leads, and says line by line what it would do', async () => {
    const project = await house.project({
      ownerHubId: hub.id,
      title: 'Fractions',
      code: 'NCP26-10a',
      phases: ['PRIMARY'],
    });
    await personWith('ada@school.example', 'Ada Vale');
    const text = [
      'Session 1,key,PROJECT,Title,Phases,Schools,Lead,Session 2,cost,State,Venue,Lead briefed',
      '2026-11-24 16:00-18:00,SY-26-001,ncp 26-10A,,,,ADA@school.example,"19/1/2027 9.00 to 15:30, Kents Hill",75.5,open,Tapton,2026-09-14',
      ',SY-26-002,Fractions,"Fractions, south",Primary; Secondary,12,Ada Vale,,,,,',
    ].join('\r\n');
    const { seen, done } = await hand('import-groups', text);
    expect(seen).toEqual({
      summary: '2 groups in the file: 2 new, 0 changed, 0 as they are.',
      changes: [
        { line: 2, what: 'SY-26-001 is made: Fractions, 2 new dates, led by Ada Vale' },
        { line: 3, what: 'SY-26-002 is made: Fractions, south, led by Ada Vale' },
      ],
      faults: [],
    });
    expect(done).toEqual(seen);
    const one = await known('SY-26-001');
    expect(one).toMatchObject({
      ...{ title: 'Fractions', projectId: project.id, code: 'NCP26-10a', state: 'RECRUITING', chargePence: 7550 },
      ...{ capacitySchools: 8, phases: ['PRIMARY'], venue: 'Tapton', briefedOn: new Date('2026-09-14') },
    });
    expect(one.sessions).toMatchObject([
      { number: 1, from: '16:00', to: '18:00', length: 'TWILIGHT', venue: 'Tapton', state: 'SCHEDULED' },
      { number: 2, from: '09:00', to: '15:30', length: 'FULL_DAY', venue: 'Kents Hill' },
    ]);
    expect(one.searchText).toContain('ada vale');
    expect(await known('SY-26-002')).toMatchObject({ state: 'PLANNED', capacitySchools: 12 });
  });

  test('handed in again changes nothing; an empty cell leaves what is there, a new word changes it', async () => {
    await house.project({ ownerHubId: hub.id, title: 'Ratio' });
    const file = (title: string, date: string) =>
      `Key,Project,Title,Contact,Session 1\nSY-26-001,Ratio,${title},Jo,${date}\n`;
    await hand('import-groups', file('Ratio one', '2026-12-01 16:00-18:00'));
    const again = await hand('import-groups', file('Ratio one', '2026-12-01 16:00-18:00'));
    expect(again.done).toMatchObject({
      summary: '1 group in the file: 0 new, 0 changed, 1 as they are.',
      changes: [],
    });
    const moved = await hand('import-groups', file('', '2026-12-08 16:00-18:00'));
    expect(moved.seen.changes).toEqual([{ line: 2, what: 'SY-26-001 changes: 1 date moved' }]);
    const renamed = await hand('import-groups', 'Key,Title\nSY-26-001,Ratio two\n');
    expect(renamed.seen.changes).toEqual([{ line: 2, what: 'SY-26-001 changes: title' }]);
    const group = await known('SY-26-001');
    expect(group).toMatchObject({ title: 'Ratio two', contact: 'Jo', sessions: [{ sequence: 1 }] });
    expect(group.searchText).toContain('ratio two');
  });

  test('every fault is named by its line, and nothing is changed', async () => {
    await house.project({ ownerHubId: hub.id, title: 'Ratio', code: 'NCP26-15', year: 2026 });
    await house.project({ ownerHubId: hub.id, title: 'Scale', code: 'NCP26-15', year: 2026 });
    await house.group({ key: 'SY-26-009', state: 'CLOSED', sessions: [] });
    const text = [
      'Key,Project,Phases,Schools,Session 1,Lead,State,Partner,Year',
      'SY-26-001,NCP26-15,Primary,8,,,,,',
      'SY-26-002,Nothing like it,Nursery,many,2026-02-30 16:00-18:00,Nobody Here,paused,Some Trust,next',
      ',Ratio,,,,,,,',
      'SY-26-003,Ratio,,,2026-12-01 18:00-16:00,,,,',
      'SY-26-003,Scale,,,,,,,',
      'SY-26-009,,,,2027-01-12 16:00-18:00,,,,2025/26',
      'SY-26-005,,,,,,,,',
    ].join('\n');
    const { seen, done } = await hand('import-groups', text);
    expect(done.faults).toEqual(seen.faults);
    expect(seen.faults.map(({ line, what }) => `${line} ${what.split(/[:.] /)[0]}`)).toEqual([
      '2 “NCP26-15” names several projects',
      expect.stringContaining('3 Column “year” takes a year'),
      expect.stringContaining('3 Column “phases” takes Early Years'),
      expect.stringContaining('3 Column “schools” takes a whole number'),
      '3 Session 1',
      expect.stringContaining('3 The catalogue has no project “Nothing like it”'),
      expect.stringContaining('3 Column “state” takes draft'),
      expect.stringContaining('3 The hub has no partner called “Some Trust”'),
      '3 Nobody in the hub is called “Nobody Here”',
      expect.stringContaining('4 Give the group a key of its own'),
      '5 Session 1',
      expect.stringContaining('6 “SY-26-003” is on line 5 already'),
      '7 A group keeps its year',
      '7 This group is over',
      expect.stringContaining('8 Name the project of this new group'),
    ]);
  });

  test('a date that schools know, or that was held, is not moved by a file', async () => {
    const group = await house.group({
      key: 'SY-26-001',
      sessions: ['2026-11-10 16:00-18:00', '2026-12-01 16:00-18:00'],
    });
    await house.db.session.updateMany({ where: { groupId: group.id, number: 1 }, data: { state: 'HELD' } });
    const school = await house.school();
    await house.db.schoolParticipation.create({
      data: { hubId: hub.id, groupId: group.id, schoolId: school.id, state: 'CONFIRMED', since: house.clock.now() },
    });
    const { seen } = await hand(
      'import-groups',
      'Key,Session 1,Session 2,Session 3\nSY-26-001,2026-11-11 16:00-18:00,2026-12-02 16:00-18:00,2027-01-12 16:00-18:00\n',
    );
    expect(seen.faults.map(({ what }) => what)).toEqual([
      'Session 1 was held: a file can’t move it.',
      'Session 2 is known to schools: move it in Slack or Teams, so that they are told.',
    ]);
  });

  test('a file that is none is said so', async () => {
    expect((await hand('import-groups', 'Title,Project\nx,y\n')).seen.faults).toEqual([
      { line: 1, what: 'There is no column “Key”.' },
    ]);
    const broken = await hand('import-groups', 'Key,Title\nA,"open\nB,c\n');
    expect(broken.seen.faults[0]?.what).toContain('cannot be read as CSV');
  });

  test('the example file is read as it stands, but for who and what the hub does not have', async () => {
    const { seen } = await hand('import-groups', intake('import-groups').example.body);
    expect(seen.faults.map(({ what }) => what.split(' “')[0])).toEqual([
      'The catalogue has no project',
      'Nobody in the hub is called',
    ]);
  });

  test('of another hub nothing is seen or changed: the same key is another group', async () => {
    const other = await house.group({ key: 'SY-26-001', title: 'Theirs' });
    hub = await house.hub();
    await house.project({ ownerHubId: hub.id, title: 'Scale' });
    const { done } = await hand('import-groups', 'Key,Project,Title\nSY-26-001,Scale,Ours\n');
    expect(done.changes).toEqual([{ line: 2, what: 'SY-26-001 is made: Ours' }]);
    expect((await house.db.workGroup.findUniqueOrThrow({ where: { id: other.id } })).title).toBe('Theirs');
  });
});

describe('a file of schools and teachers', () => {
  test('gives schools their places and teachers their part, and is idempotent', async () => {
    const group = await house.group({ key: 'SY-26-001', title: 'Algebra' });
    const [north, south] = [await house.school({ name: 'North School' }), await house.school({ name: 'South School' })];
    const ann = await personWith('ann@north.example', 'Ann Bell');
    const text = [
      'Key,URN,Name,E-mail,Role,Year groups',
      `SY-26-001,${north.urn},Ann Bell,ann@north.example,Head of maths,Year 5; Year 6`,
      `SY-26-001,${north.urn},Tom Reed,Tom@north.example,,`,
      `SY-26-001,${south.urn},Sue Lake,sue@south.example,,`,
    ].join('\n');
    const { seen } = await hand('import-members', text);
    expect(seen).toMatchObject({
      summary: '3 teachers in the file: 3 come in, 0 are there already.',
      faults: [],
      changes: [
        { line: 2, what: 'Ann Bell joins SY-26-001 for North School, the school takes a place' },
        { line: 3, what: 'Tom Reed joins SY-26-001 for North School, new to the hub' },
        { line: 4, what: 'Sue Lake joins SY-26-001 for South School, the school takes a place, new to the hub' },
      ],
    });
    expect(await house.places(group)).toEqual([
      { school: 'North School', state: 'CONFIRMED', teachers: ['Ann Bell', 'Tom Reed'] },
      { school: 'South School', state: 'CONFIRMED', teachers: ['Sue Lake'] },
    ]);
    const again = await hand('import-members', text);
    expect(again.done).toMatchObject({
      summary: '3 teachers in the file: 0 come in, 3 are there already.',
      changes: [],
    });
    await ann.say('mine');
    expect(ann.said).toContain('Algebra');
    const row = await house.db.membership.findFirstOrThrow({ where: { personId: ann.personId } });
    expect(row).toMatchObject({ jobTitle: 'Head of maths', yearGroups: ['Year 5', 'Year 6'], agreementVersion: null });
  });

  test('keeps to the places and teachers that a group takes, and names what is wrong by line', async () => {
    const group = await house.group({ key: 'SY-26-001', capacitySchools: 1, teachersPerSchool: 1 });
    await house.group({ key: 'SY-26-002', state: 'CANCELLED' });
    const [north, south] = [await house.school({ name: 'North School' }), await house.school({ name: 'South School' })];
    const waiting = await house.school({ name: 'Waiting School' });
    await house.db.schoolParticipation.create({
      data: { hubId: hub.id, groupId: group.id, schoolId: waiting.id, state: 'WAITING', since: house.clock.now() },
    });
    const text = [
      'Key,URN,Name,E-mail',
      `SY-26-001,${north.urn},Ann Bell,ann@north.example`,
      `SY-26-001,${north.urn},Tom Reed,tom@north.example`,
      `SY-26-001,${south.urn},Sue Lake,sue@south.example`,
      `SY-26-001,${south.urn},Ann Bell,ann@north.example`,
      `SY-26-001,${waiting.urn},Wendy Cole,wendy@wait.example`,
      `SY-26-002,${south.urn},Sue Lake,sue@south.example`,
      `SY-26-009,${south.urn},Sue Lake,sue@south.example`,
      'SY-26-001,999999,Sue Lake,sue@south.example',
      `SY-26-001,${north.urn},Anne Bell,ann@north.example`,
      ',x,,no address',
    ].join('\n');
    const { seen } = await hand('import-members', text);
    expect(seen.faults.map(({ line, what }) => `${line} ${what}`)).toEqual([
      '3 North School sends one teacher to SY-26-001 at most.',
      '4 SY-26-001 is full: it takes 1 school.',
      '5 “Ann Bell” is in SY-26-001 for another school already.',
      '6 Waiting School has applied or waits: answer it in Slack or Teams first.',
      '7 SY-26-002 is over.',
      '8 The hub has no group “SY-26-009”.',
      '9 The register has no school with the URN 999999.',
      '10 “ann@north.example” is “Ann Bell” on line 2.',
      '11 Column “key” names the group, such as SYMH-26-014.',
      '11 Column “URN” takes the school’s number, such as 106653.',
      '11 Column “name” takes the teacher’s name.',
      '11 Column “e-mail” takes a work address.',
    ]);
  });

  test('a school and a teacher who had left come in again, in the rows they had', async () => {
    const group = await house.group({ key: 'SY-26-001' });
    const school = await house.school({ name: 'North School' });
    const line = `SY-26-001,${school.urn},Ann Bell,ann@north.example`;
    await hand('import-members', `Key,URN,Name,E-mail\n${line}\n`);
    const left = { state: 'WITHDRAWN', version: { increment: 1 } } as const;
    await house.db.membership.updateMany({ where: { groupId: group.id }, data: left });
    await house.db.schoolParticipation.updateMany({ where: { groupId: group.id }, data: left });
    await hand('import-members', `Key,URN,Name,E-mail\n${line}\n`);
    expect(await house.places(group)).toEqual([{ school: 'North School', state: 'CONFIRMED', teachers: ['Ann Bell'] }]);
  });

  test('72 groups and 1,000 teachers take a few seconds', { timeout: 60_000 }, async () => {
    await house.project({ ownerHubId: hub.id, title: 'Fractions' });
    await house.db.school.createMany({
      data: Array.from({ length: 500 }, (_, at) => ({ urn: 700_000 + at, name: `School ${at}`, searchText: '' })),
    });
    const groups = Array.from(
      { length: 72 },
      (_, at) => `SY-26-${at},Fractions,2026-12-01 16:00-18:00,2027-01-12 16:00-18:00`,
    );
    const start = performance.now();
    const made = await hand('import-groups', ['Key,Project,Session 1,Session 2', ...groups].join('\n'));
    expect(made.done.faults.slice(0, 3)).toEqual([]);
    const members = Array.from({ length: 1_000 }, (_, at) => {
      const school = Math.floor(at / 2);
      return `SY-26-${school % 72},${700_000 + school},Teacher ${at},teacher${at}@school.example`;
    });
    const { done } = await hand('import-members', ['Key,URN,Name,E-mail', ...members].join('\n'));
    const seconds = (performance.now() - start) / 1000;
    expect(done.faults.slice(0, 3)).toEqual([]);
    expect(await house.db.membership.count({ where: { hubId: hub.id } })).toBe(1_000);
    expect(seconds).toBeLessThan(20);
  });
});

describe('a file of people', () => {
  test('brings in people with their roles and designations, once', async () => {
    const school = await house.school({ name: 'North School' });
    await house.db.designationKind.create({ data: { hubId: hub.id, word: 'PD Lead' } });
    const ann = await personWith('ann@north.example', 'Ann Bell');
    const text = [
      'Name,E-mail,URN,Roles,Phase,Designations',
      `Ada Vale,ada@north.example,${school.urn},Primary Mastery Lead; hub administrator,,pd lead`,
      'Ann Bell,ann@north.example,,Senior Leadership Link,,',
      'Tom Reed,tom@north.example,,,,',
    ].join('\n');
    const { seen } = await hand('import-people', text);
    expect(seen).toEqual({
      summary: '3 people in the file: 2 new, 1 with something new, 0 as they are.',
      changes: [
        { line: 2, what: 'Ada Vale, North School is new to the hub: Primary Mastery Lead, Hub Administrator, PD Lead' },
        { line: 3, what: 'Ann Bell: Senior Leadership Link' },
        { line: 4, what: 'Tom Reed is new to the hub' },
      ],
      faults: [],
    });
    const again = await hand('import-people', text);
    expect(again.done.changes).toEqual([]);
    expect(await house.db.hubRole.count({ where: { hubId: hub.id } })).toBe(3);
    expect(await house.db.designation.count({ where: { hubId: hub.id } })).toBe(1);
    await ann.say('role');
    expect(ann.said).toContain('Ada Vale');
  });

  test('makes no hub lead by a link, and names what is wrong', async () => {
    await house.db.roleWord.create({ data: { hubId: hub.id, word: 'Phase Lead', standing: 'PHASE_LEAD' } });
    await house.db.roleWord.create({ data: { hubId: hub.id, word: 'Partner', standing: 'PARTNER' } });
    const abe = await house.person('Abe Lowe');
    const text = [
      'Name,E-mail,URN,Roles,Phase,Designations',
      'Ada Vale,ada@north.example,1,Maths Hub Lead; Partner; Wizard,,SLE',
      'Bo Lane,bo@north.example,,Phase Lead,,',
      'Cy Moor,bo@north.example,,Phase Lead,Primary,',
      ',x,,,Tuesday,',
    ].join('\n');
    const { seen } = await hand('import-people', text, abe.personId);
    expect(seen.faults.map(({ line, what }) => `${line} ${what.split(/[:.] /)[0]?.slice(0, 50)}`)).toEqual([
      '2 The register has no school with the URN “1”.',
      '2 A hub lead is made in Slack or Teams, by “role giv',
      '2 Somebody who speaks for a partner is given that ro',
      '2 The hub has no role “Wizard”',
      '2 The hub has no designation “SLE”',
      '3 Column “phase” says which phase “Phase Lead” is fo',
      '4 “bo@north.example” is on line 3 already.',
      '5 Column “name” takes the person’s name.',
      '5 Column “e-mail” takes a work address.',
      '5 Column “phase” takes Early Years, Primary, Seconda',
    ]);
    const byOperator = await hand('import-people', 'Name,E-mail,Roles\nAda Vale,ada@north.example,Maths Hub Lead\n');
    expect(byOperator.done.faults).toEqual([]);
  });
});

test('the page is for a hub’s lead or administrator', async () => {
  const pia = await house.person('Pia Moss');
  await house.role(pia, 'Primary Mastery Lead');
  await pia.say('import groups');
  expect(pia.refusal).toBe('right');
  const mia = await house.person('Mia Hart');
  await house.role(mia, 'Maths Hub Lead');
  for (const typed of ['import groups', 'import members', 'import people']) {
    await mia.say(typed);
    expect(mia.buttons).toEqual(['Open the page']);
  }
});
