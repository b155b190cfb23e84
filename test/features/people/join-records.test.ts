import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';
import type { Person } from '../../support/house-people.ts';

const house = await openHouse();
const yes = { role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] };
let hub: TestHub;

beforeEach(async () => {
  hub = await house.hub();
});

const codeIn = (person: Person) => /code ((?:[A-Z0-9]{4}-){2}[A-Z0-9]{4})/.exec(person.said)?.[1] ?? '';

/** Joins the account of `typist` to the person of `maker`. */
async function joinAccounts(maker: Person, typist: Person) {
  await maker.say('link');
  await typist.say(`code ${codeIn(maker)}`);
  await typist.press('Join the accounts');
  expect(typist.view.title).toBe('Your accounts are joined');
}

/** Every table but the few that say what was done, row by row without the count of changes. */
async function snapshot(): Promise<Record<string, unknown>> {
  const tables = [
    'Account',
    'HubPerson',
    'HubRole',
    'Membership',
    'SchoolParticipation',
    'WorkGroupLead',
    'Watch',
    'Interest',
  ];
  const others = ['Person', 'Notice', 'Designation', 'Pause', 'HubContact', 'CalendarFeed', 'SchoolMove', 'LeadOffer'];
  const rows = await Promise.all(
    [...tables, ...others].map(async (table) => {
      const found = await house.db.$queryRawUnsafe<{ row: object }[]>(
        `SELECT to_jsonb(t) - 'version' - 'codeMisses' - 'codeMissedAt' - 'lastSeenAt' - 'address' AS row FROM "${table}" AS t ORDER BY to_jsonb(t)::text`,
      );
      return [table, found.map(({ row }) => JSON.stringify(row)).toSorted()];
    }),
  );
  return Object.fromEntries(rows);
}

/** Whose answers to meetings and whose files there are. */
async function rowsOnce() {
  const orderBy = { personId: 'asc' } as const;
  const guests = await house.db.networkGuest.findMany({ where: { hubId: hub.id }, orderBy });
  const files = await house.db.failedImport.findMany({ where: { hubId: hub.id }, orderBy });
  return [...guests.map((one) => [one.personId, one.answer]), ...files.map((one) => [one.personId, one.file])];
}

async function administrator() {
  const abe = await house.person('Abe Office');
  await house.role(abe, 'Hub Administrator');
  return abe;
}

describe('two accounts of one person', () => {
  test('become one by a code that is typed on the other platform, and confirmed with both names in sight', async () => {
    const school = await house.school({ name: 'Tapton Juniors' });
    const [one, other] = [await house.group({ title: 'Fractions' }), await house.group({ title: 'Ratio' })];
    const slack = await house.person('Tom Reed', { at: school });
    const teams = await house.person('T. Reed', { at: school, platform: 'teams' });
    await slack.run('join', { group: one.id }, yes);
    await teams.run('join', { group: other.id }, yes);
    await slack.say('link');
    expect(slack.said).toContain('It works once, for ten minutes.');
    await teams.say(`code ${codeIn(slack)}`);
    expect(teams.said).toContain('This account is T. Reed. The code is from Tom Reed.');
    await teams.press('Join the accounts');
    for (const who of [slack, teams]) {
      await who.say('mine');
      expect(who.lines.join()).toMatch(/Fractions[\s\S]*Ratio|Ratio[\s\S]*Fractions/);
    }
    expect(await house.db.account.count({ where: { personId: slack.personId } })).toBe(2);
    expect(await house.db.account.count({ where: { personId: teams.personId } })).toBe(0);
  });

  test('carry their memberships, roles and leads of every hub over, and the code works in any of them', async () => {
    const slack = await house.person('Tom Reed');
    await house.role(slack, 'Hub Administrator');
    const here = hub;
    const there = await house.hub();
    const teams = await house.person('Tom Reed', { platform: 'teams', at: await house.school() });
    const lead = await house.group({ title: 'Ratio', leads: [teams] });
    const joined = await house.group({ title: 'Number' });
    await teams.run('join', { group: joined.id }, yes);
    await joinAccounts(slack, teams);
    const of = { personId: slack.personId };
    expect(await house.db.workGroupLead.count({ where: { ...of, groupId: lead.id } })).toBe(1);
    expect(await house.db.membership.count({ where: { ...of, groupId: joined.id } })).toBe(1);
    expect(await house.db.hubPerson.count({ where: of })).toBe(2);
    expect(await house.db.hubRole.count({ where: { ...of, hubId: here.id } })).toBe(1);
    expect(there.id).not.toBe(here.id);
  });

  test('what each has once of a thing is there once: an answer to a meeting, a file that did not come in', async () => {
    const abe = await administrator();
    const slack = await house.person('Tom Reed');
    const teams = await house.person('Tom Reed', { platform: 'teams' });
    const at = new Date('2026-12-01T10:00:00Z');
    const meeting = await house.db.networkMeeting.create({
      data: {
        hubId: hub.id,
        personId: abe.personId,
        purpose: 'Autumn meeting',
        day: at,
        from: '10:00',
        to: '12:00',
        startsAt: at,
        endsAt: new Date('2026-12-01T12:00:00Z'),
        meets: 'ONLINE',
        at,
        toldAt: at,
      },
    });
    for (const [who, answer] of [
      [slack, 'YES'],
      [teams, 'NO'],
    ] as const) {
      const of = { hubId: hub.id, personId: who.personId };
      await house.db.networkGuest.create({ data: { ...of, meetingId: meeting.id, answer } });
      const file = { kind: 'import-people', file: `${answer}.csv`, faults: [], count: 1, at, keptUntil: at };
      await house.db.failedImport.create({ data: { ...of, ...file } });
    }
    const before = await rowsOnce();
    await joinAccounts(slack, teams);
    expect(await rowsOnce()).toEqual([
      [slack.personId, 'YES'],
      [slack.personId, 'YES.csv'],
    ]);
    await abe.say('unlink');
    await abe.press('Part them');
    expect(await rowsOnce()).toEqual(before);
  });

  test('in one group: the place stays, the second membership ends and its place is free when nobody else stands for it', async () => {
    const group = await house.group({ title: 'Fractions' });
    const slack = await house.person('Tom Reed', { at: await house.school({ name: 'Tapton Juniors' }) });
    const teams = await house.person('Tom Reed', {
      at: await house.school({ name: 'Millbeck Primary' }),
      platform: 'teams',
    });
    for (const who of [slack, teams]) await who.run('join', { group: group.id }, yes);
    await joinAccounts(slack, teams);
    expect(await house.places(group)).toEqual([
      { school: 'Tapton Juniors', state: 'CONFIRMED', teachers: ['Tom Reed'] },
      { school: 'Millbeck Primary', state: 'WITHDRAWN', teachers: [] },
    ]);
    const ended = await house.db.membership.findFirstOrThrow({ where: { personId: teams.personId } });
    expect(ended).toMatchObject({ state: 'REPLACED', withdrawnAt: house.clock.now() });
  });

  test('the membership that holds stays, also when it was the other account’s', async () => {
    const group = await house.group({ title: 'Fractions' });
    const school = await house.school({ name: 'Tapton Juniors' });
    const slack = await house.person('Tom Reed', { at: school });
    const teams = await house.person('Tom Reed', { at: school, platform: 'teams' });
    await slack.run('join', { group: group.id }, yes);
    await slack.run('withdraw', { group: group.id }, {});
    await teams.run('join', { group: group.id }, yes);
    await joinAccounts(slack, teams);
    expect(await house.places(group)).toEqual([
      { school: 'Tapton Juniors', state: 'CONFIRMED', teachers: ['Tom Reed'] },
    ]);
    const held = await house.db.membership.findFirstOrThrow({ where: { groupId: group.id, state: 'JOINED' } });
    expect(held.personId).toBe(slack.personId);
  });

  test('a code is good for one account, its own maker’s says so, and a second press changes nothing', async () => {
    const [slack, teams] = [await house.person('Tom Reed'), await house.person('Tom Reed', { platform: 'teams' })];
    await slack.say('link');
    const code = codeIn(slack);
    await slack.say(`code ${code}`);
    expect(slack.view.title).toBe('This is your own code');
    await teams.say(`code ${code}`);
    await Promise.all([teams.press('Join the accounts'), teams.press('Join the accounts')]);
    await teams.pressAgain();
    expect(await house.db.personJoin.count({ where: { personId: slack.personId } })).toBe(1);
  });

  test('an e-mail address only suggests, and names nobody', async () => {
    const [tom, other] = [await house.person('Tom Reed'), await house.person('Secret Name')];
    const email = 't.reed@tapton.example';
    await house.db.person.updateMany({ where: { id: { in: [tom.personId, other.personId] } }, data: { email } });
    await tom.say('link');
    expect(tom.said).toContain('There is another record with your e-mail address in this hub.');
    expect(tom.said).not.toContain('Secret');
    const ada = await house.person('Ada Lund');
    await ada.say('link');
    expect(ada.said).not.toContain('another record');
  });
});

describe('an administrator undoes it', () => {
  /** Two persons with something of everything, in two hubs. */
  async function twoPersons() {
    const school = await house.school({ name: 'Tapton Juniors' });
    const millbeck = await house.school({ name: 'Millbeck Primary' });
    const slack = await house.person('Tom Reed', { at: school });
    const teams = await house.person('Tom Reed', { at: millbeck, platform: 'teams' });
    const groups = [];
    for (const title of ['Both, one school', 'Both, two schools', 'Only the other', 'Swapped'])
      groups.push(await house.group({ title }));
    const [same, different, only, swapped] = groups;
    const ann = await house.person('Ann Bell', { at: school });
    await ann.run('join', { group: same?.id ?? '' }, yes);
    for (const group of [same, different]) await slack.run('join', { group: group?.id ?? '' }, yes);
    for (const group of [different, only, swapped])
      await teams.run('join', { group: group?.id ?? '' }, { ...yes, head: 'not-yet' });
    await slack.run('join', { group: swapped?.id ?? '' }, yes);
    await slack.run('withdraw', { group: swapped?.id ?? '' }, {});
    await house.role(slack, 'Primary Mastery Lead');
    await house.role(teams, 'Primary Mastery Lead');
    const hubId = hub.id;
    const led = await house.group({ title: 'Led by both', leads: [slack, teams] });
    for (const { personId } of [slack, teams]) {
      await house.db.watch.create({ data: { hubId, personId, groupId: led.id, since: house.clock.now() } });
      await house.db.interest.create({
        data: { hubId, personId, groupId: led.id, year: 2026, capacity: 'LEAD', at: house.clock.now() },
      });
    }
    await house.db.schoolMove.create({
      data: { hubId, personId: teams.personId, schoolId: school.id, from: new Date('2027-09-01') },
    });
    const first = hub;
    await house.hub();
    const far = await house.group({ title: 'Far away', leads: [teams] });
    await house.db.hubPerson.create({ data: { hubId: far.hubId, personId: teams.personId } });
    house.goTo(first);
    return { slack, teams };
  }

  test('and everything is as it was before, in both hubs', async () => {
    const { slack, teams } = await twoPersons();
    const abe = await administrator();
    const before = await snapshot();
    await joinAccounts(slack, teams);
    expect(await snapshot()).not.toEqual(before);
    await abe.say('unlink tom reed');
    expect(abe.lines).toEqual(['Tom Reed | joined on Monday 16 November']);
    await abe.press('Part them');
    expect(abe.said).toContain('Each has again what they had before');
    expect(await snapshot()).toEqual(before);
    await teams.say('mine');
    expect(teams.lines.join()).toContain('Only the other');
    await abe.run('part-accounts', {
      join: (await house.db.personJoin.findFirstOrThrow({ where: { personId: slack.personId } })).id,
    });
    expect(abe.refusal).toBe('join over');
  });

  test('what came since stays; a place that others took meanwhile does not come back, and that is said', async () => {
    const group = await house.group({ title: 'Fractions', capacitySchools: 2 });
    const later = await house.group({ title: 'Later' });
    const slack = await house.person('Tom Reed', { at: await house.school({ name: 'Tapton Juniors' }) });
    const teams = await house.person('Tom Reed', {
      at: await house.school({ name: 'Millbeck Primary' }),
      platform: 'teams',
    });
    for (const who of [slack, teams]) await who.run('join', { group: group.id }, yes);
    await joinAccounts(slack, teams);
    await teams.run('join', { group: later.id }, yes);
    const ann = await house.person('Ann Bell', { at: await house.school({ name: 'Oakfield Primary' }) });
    await ann.run('join', { group: group.id }, yes);
    const abe = await administrator();
    await abe.say('unlink');
    await abe.press('Part them');
    expect(abe.said).toContain('One place could not come back');
    expect((await house.places(group)).map(({ school, state }) => `${school} ${state}`)).toEqual([
      'Tapton Juniors CONFIRMED',
      'Millbeck Primary WITHDRAWN',
      'Oakfield Primary CONFIRMED',
    ]);
    expect(await house.db.membership.count({ where: { groupId: later.id, personId: slack.personId } })).toBe(1);
  });

  test('the later of two joins first', async () => {
    const people = [];
    for (const name of ['Tom One', 'Tom Two', 'Tom Three']) people.push(await house.person(name));
    const [one, two, three] = people;
    if (!one || !two || !three) throw new Error('three people');
    await joinAccounts(two, three);
    house.clock.set('2026-11-16T10:31:00Z');
    await joinAccounts(one, two);
    const joins = await house.db.personJoin.findMany({
      where: { personId: { in: [one.personId, two.personId] } },
      orderBy: { at: 'asc' },
    });
    const abe = await administrator();
    await house.db.hubPerson.create({ data: { hubId: hub.id, personId: two.personId } });
    await abe.run('part-accounts', { join: joins[0]?.id ?? '' });
    expect(abe.refusal).toBe('later first');
    for (const join of joins.toReversed()) {
      await abe.run('part-accounts', { join: join.id });
      expect(abe.view.title).toBe('They are parted');
    }
    expect(await house.personIdOf(three)).toBe(three.personId);
  });

  test('only for people whom the hub knows, and only with the right', async () => {
    const [slack, teams] = [await house.person('Tom Reed'), await house.person('Tom Reed', { platform: 'teams' })];
    await joinAccounts(slack, teams);
    await slack.say('unlink');
    expect(slack.refusal).toBe('right');
    const join = await house.db.personJoin.findFirstOrThrow({ where: { personId: slack.personId } });
    await house.hub();
    const other = await administrator();
    await other.say('unlink');
    expect(other.lines).toEqual([]);
    await other.run('part-accounts', { join: join.id });
    expect(other.refusal).toBe('join over');
  });
});
