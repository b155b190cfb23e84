import { beforeEach, describe, expect, test } from 'vitest';
import { tables } from '../../operations/schema-file.ts';
import { fillEverything, theirWords } from '../../support/full-person.ts';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';

const house = await openHouse();
let hub: TestHub;
beforeEach(async () => {
  hub = await house.hub();
});

const yes = { role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] };

/** Somebody with a place in a group, and the group's lead. */
async function teacher(name: string) {
  const school = await house.school({ name: 'Fernside School' });
  const lead = await house.person('Lena Lead');
  const group = await house.group({ title: `Reasoning ${crypto.randomUUID().slice(0, 6)}`, leads: [lead] });
  const someone = await house.person(name, { at: school });
  await someone.run('join', { group: group.id }, yes);
  return { someone, lead, group, school };
}

async function leave(someone: Awaited<ReturnType<typeof teacher>>['someone']) {
  await someone.say('leave the service');
  await someone.fill({ sure: ['yes'] });
}

/** All rows of every table, as text. */
async function everything(): Promise<Map<string, string>> {
  const rows = new Map<string, string>();
  for (const table of tables.keys()) {
    const { rows: found } = await house.store.pool.query(`SELECT to_jsonb(t) AS row FROM "${table}" t`);
    rows.set(table, found.map(({ row }) => JSON.stringify(row)).join('\n'));
  }
  return rows;
}

const tablesWith = (rows: Map<string, string>, word: string) =>
  [...rows].filter(([, text]) => text.includes(word)).map(([table]) => table);

async function withEverything(name: string) {
  const made = await teacher(name);
  const { someone, group, school } = made;
  const membership = await house.db.membership.findFirstOrThrow({ where: { personId: someone.personId } });
  const account = await house.db.account.findFirstOrThrow({ where: { personId: someone.personId } });
  const other = await house.person('Otto Other');
  await fillEverything(house.db, {
    hubId: hub.id,
    personId: someone.personId,
    accountId: account.id,
    groupId: group.id,
    membershipId: membership.id,
    placeId: membership.participationId,
    schoolId: school.id,
    otherId: other.personId,
  });
  return { ...made, membership, account };
}

describe('leaving the service', () => {
  test('says first what goes and what stays, and does nothing without a clear yes', async () => {
    const { someone } = await teacher('Tom Asks');
    await someone.say('leave the service');
    expect(someone.said).toContain('Goes: Your name, address and accounts');
    expect(someone.said).toContain('Stays: That a teacher of your school took part');
    await someone.fill({});
    expect(someone.form.errors?.sure).toBe('Tick this if you want to leave.');
    expect(await house.db.person.findUnique({ where: { id: someone.personId } })).toMatchObject({ name: 'Tom Asks' });
  });

  test('ends the place, frees it for another school, and tells the lead under the pseudonym', async () => {
    const { someone, lead, group } = await teacher('Tom Goes');
    await leave(someone);
    expect(someone.said).toMatch(/Your records now say “Participant \d+, Fernside School”/);
    expect(await house.places(group)).toEqual([{ school: 'Fernside School', state: 'WITHDRAWN', teachers: [] }]);
    const said = (await house.notices(lead)).map((notice) => notice.said).join('\n');
    expect(said).toMatch(/Participant \d+, Fernside School has left the group/);
    expect(said).not.toContain('Tom Goes');
  });

  test('keeps the place for a colleague who stays', async () => {
    const { someone, group, school } = await teacher('Tom First');
    const bea = await house.person('Bea Stays', { at: school });
    await bea.run('join', { group: group.id }, yes);
    await leave(someone);
    expect(await house.places(group)).toMatchObject([{ state: 'CONFIRMED', teachers: ['Bea Stays'] }]);
  });

  test('leaves no name, address, identity or word about themselves in any table', async () => {
    const name = 'Tamsin Everywhere';
    const { someone, account } = await withEverything(name);
    const before = tablesWith(await everything(), theirWords);
    expect(before.length).toBeGreaterThan(10);
    await leave(someone);
    const after = await everything();
    expect(tablesWith(after, theirWords)).toEqual([]);
    expect(tablesWith(after, name)).toEqual([]);
    expect(tablesWith(after, `"externalId": "${account.externalId}"`)).toEqual([]);
    expect(tablesWith(after, `"externalId":"${account.externalId}"`)).toEqual([]);
  });

  test('keeps attendance and states under the pseudonym, and nothing leads from there to the person', async () => {
    const { someone, membership } = await withEverything('Tamsin Counted');
    await leave(someone);
    const row = await house.db.membership.findUniqueOrThrow({
      where: { id: membership.id },
      include: { attendances: true, person: { include: { accounts: true } } },
    });
    expect(row).toMatchObject({ state: 'WITHDRAWN', yearGroups: ['Year 4'], attendances: [{ state: 'PRESENT' }] });
    expect(row.person.name).toMatch(/^Participant \d+, Fernside School$/);
    expect(row.person).toMatchObject({ email: null, accounts: [] });
    const rows = await everything();
    const own = ['Person', 'Account', 'Press', 'Notice', 'AuditEvent', 'OneTimeCode']; // its shell, and where a lane or subject was named after it
    expect(tablesWith(rows, someone.personId).filter((table) => !own.includes(table))).toEqual([]);
  });

  test('is written down, without the name', async () => {
    const { someone } = await teacher('Tom Logged');
    await leave(someone);
    const event = await house.db.auditEvent.findFirstOrThrow({
      where: { hubId: hub.id, what: 'left the service' },
      include: { person: true },
    });
    expect(event.person?.name).toMatch(/^Participant/);
    expect(event.after).toEqual({ wholly: 'yes' });
  });

  test('pressed twice, or handed in again by the platform, is done once', async () => {
    const { someone } = await teacher('Tom Twice');
    await leave(someone);
    await someone.pressAgain();
    expect(someone.said).toContain('You have left');
    expect(await house.db.auditEvent.count({ where: { hubId: hub.id, what: 'left the service' } })).toBe(1);
    expect(await house.db.person.count({ where: { name: 'Tom Twice' } })).toBe(0);
  });

  test('who writes again is met as somebody new', async () => {
    const { someone } = await teacher('Tom Returns');
    await leave(someone);
    await someone.say('mine');
    expect(someone.said).toContain('Welcome to the Work Groups');
    expect(someone.said).toContain('You are in no Work Group yet');
  });

  test('the only lead of a hub gives the role to somebody else first', async () => {
    const mia = await house.person('Mia Only');
    await house.role(mia, 'Maths Hub Lead');
    await mia.say('leave the service');
    expect(mia.refusal).toBe('only lead');
    await house.role(await house.person('Max Too'), 'Maths Hub Lead');
    await leave(mia);
    expect(mia.said).toContain('Your records now say');
  });

  test('the hub hears of a group that nobody leads any more', async () => {
    const mia = await house.person('Mia Hub');
    await house.role(mia, 'Maths Hub Lead');
    const { lead, group } = await teacher('Tom Led');
    await leave(lead);
    expect((await house.notices(mia)).map(({ said }) => said).join()).toContain(
      `The lead of “${group.title}” has left.`,
    );
  });
});

describe('somebody who works with two hubs', () => {
  async function inTwo(name: string) {
    const here = await teacher(name);
    const other = await house.hub({ name: 'Other Hub' });
    const place = await house.group({ title: 'Elsewhere' });
    const { personId } = here.someone;
    const { id: schoolId } = here.school;
    await house.db.hubPerson.create({ data: { hubId: other.id, personId, welcomedAt: house.clock.now() } });
    const participation = await house.db.schoolParticipation.create({
      data: { hubId: other.id, groupId: place.id, schoolId, state: 'CONFIRMED', since: house.clock.now() },
    });
    await house.db.membership.create({
      data: {
        hubId: other.id,
        groupId: place.id,
        personId,
        participationId: participation.id,
        state: 'JOINED',
        jobTitle: 'Head of maths',
        yearGroups: [],
        joinedAt: house.clock.now(),
      },
    });
    house.goTo(hub);
    return { ...here, other };
  }

  test('leaves one, and stays in the other as they are', async () => {
    const { someone, group, other } = await inTwo('Tom Both');
    await someone.say('leave the service');
    expect(someone.said).toContain('Another hub: All stays as it is');
    await someone.fill({ sure: ['yes'] });
    expect(await house.places(group)).toMatchObject([{ state: 'WITHDRAWN' }]);
    const { person, jobTitle } = await house.db.membership.findFirstOrThrow({
      where: { hubId: other.id },
      include: { person: true },
    });
    expect({ name: person.name, jobTitle }).toEqual({ name: 'Tom Both', jobTitle: 'Head of maths' });
    expect(await house.db.membership.count({ where: { hubId: hub.id, personId: someone.personId } })).toBe(0);
  });
});
