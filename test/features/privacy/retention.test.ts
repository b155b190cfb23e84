import { beforeEach, describe, expect, test } from 'vitest';
import { countFading, retention } from '../../../src/features/privacy/retention.moves.ts';
import { limitsOf } from '../../../src/features/privacy/retention.ts';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';

const house = await openHouse();
let hub: TestHub;
beforeEach(async () => {
  hub = await house.hub();
});

const yes = { role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] };

/** A night at this moment. */
async function night(at: string): Promise<void> {
  house.clock.set(at);
  const known = await house.hubById(hub.id);
  const portion = () => house.store.change(known, (db) => retention.run({ db, hub: known, now: house.clock.now() }));
  while ((await portion()) === 'more');
}

const counted = async (at: string) => {
  const rows = await countFading(house.store.read(hub), hub, new Date(at));
  return Object.fromEntries(rows.filter(({ count }) => count > 0).map(({ what, count }) => [what, count]));
};

async function joined(name: string) {
  const school = await house.school({ name: 'Fernside School' });
  const group = await house.group({ title: `Reasoning ${crypto.randomUUID().slice(0, 6)}` });
  const someone = await house.person(name, { at: school });
  await someone.run('join', { group: group.id }, yes);
  return { someone, group, school };
}
const nameIn = async (group: { id: string }) =>
  (await house.db.membership.findFirstOrThrow({ where: { groupId: group.id }, include: { person: true } })).person.name;

describe('what is too old', () => {
  const usual = { keepYears: 2, keepUnsuccessfulMonths: 12, keepAuditYears: 3 };

  test('is counted in programme years, months and years from today', () => {
    expect(limitsOf(usual, new Date('2026-11-16T10:30:00Z'))).toEqual({
      year: 2024,
      unsuccessfulBefore: new Date('2025-11-16T00:00:00Z'),
      auditBefore: new Date('2023-11-16T00:00:00Z'),
      expiredBefore: new Date('2026-11-15T10:30:00Z'),
    });
  });

  test('on a day that an earlier month has not, is its last', () => {
    const { unsuccessfulBefore } = limitsOf({ ...usual, keepUnsuccessfulMonths: 1 }, new Date('2027-03-31T10:00:00Z'));
    expect(unsuccessfulBefore).toEqual(new Date('2027-02-28T00:00:00Z'));
  });
});

describe('each night', () => {
  test('a membership of 2026/27 stands under its name until 31 August 2029, and under a pseudonym from then on', async () => {
    const { someone, group } = await joined('Tom Old');
    await night('2029-08-31T22:30:00Z');
    expect(await nameIn(group)).toBe('Tom Old');
    await someone.say('mine'); // still about
    expect(await counted('2029-09-01T00:30:00Z')).toMatchObject({
      'memberships of years long over, put under a pseudonym': 1,
    });
    await night('2029-09-01T00:30:00Z');
    expect(await nameIn(group)).toMatch(/^Participant \d+, Fernside School$/);
    const membership = await house.db.membership.findFirstOrThrow({ where: { groupId: group.id } });
    expect(membership).toMatchObject({ jobTitle: 'not kept', yearGroups: ['Year 4'], state: 'JOINED' });
    expect(await house.db.person.findUnique({ where: { id: someone.personId } })).toMatchObject({
      name: 'Tom Old',
      leftAt: null,
    });
  });

  test('the hub’s own number of years counts', async () => {
    const { someone, group } = await joined('Tom Longer');
    await house.db.hub.update({ where: { id: hub.id }, data: { keepYears: 4 } });
    house.clock.set('2030-10-01T10:00:00Z');
    await someone.say('mine');
    await night('2030-10-01T10:30:00Z');
    expect(await nameIn(group)).toBe('Tom Longer');
  });

  test('somebody of whom nothing is young goes wholly, as if they had left', async () => {
    const { someone } = await joined('Tom Silent');
    await night('2029-09-02T00:30:00Z');
    const person = await house.db.person.findUniqueOrThrow({
      where: { id: someone.personId },
      include: { accounts: true, memberships: true },
    });
    expect(person).toMatchObject({ name: 'Somebody who left', email: null, schoolId: null, memberships: [] });
    expect(person.accounts[0]?.externalId).not.toBe(someone.account.user);
  });

  test('somebody with a role or a younger group stays', async () => {
    const { someone, group } = await joined('Tom Staff');
    await house.role(someone, 'Hub Administrator');
    await night('2029-09-02T00:30:00Z');
    expect(await nameIn(group)).toMatch(/^Participant/);
    expect(await house.db.person.findUnique({ where: { id: someone.personId } })).toMatchObject({ name: 'Tom Staff' });
  });

  test('what came to nothing goes after the hub’s months, old audit after its years', async () => {
    const { someone, group, school } = await joined('Tom Refused');
    await house.db.membership.updateMany({ where: { groupId: group.id }, data: { state: 'DECLINED' } });
    await house.db.schoolParticipation.updateMany({ where: { groupId: group.id }, data: { state: 'DECLINED' } });
    const project = await house.project();
    await house.db.projectApplication.create({
      data: {
        hubId: hub.id,
        projectId: project.id,
        schoolId: school.id,
        personId: someone.personId,
        jobTitle: 'x',
        yearGroups: [],
        headAgreed: true,
        agreementVersion: 1,
        at: house.clock.now(),
        state: 'DECLINED',
        decidedAt: house.clock.now(),
      },
    });
    const left = async () => [
      await house.db.membership.count({ where: { groupId: group.id } }),
      await house.db.schoolParticipation.count({ where: { groupId: group.id } }),
      await house.db.projectApplication.count({ where: { projectId: project.id } }),
    ];
    await night('2027-11-16T10:00:00Z');
    expect(await left()).toEqual([1, 1, 1]);
    await night('2027-11-17T10:00:00Z');
    expect(await left()).toEqual([0, 0, 0]);
    const audit = () => house.db.auditEvent.count({ where: { hubId: hub.id, what: 'joined a Work Group' } });
    await night('2029-11-15T10:00:00Z');
    expect(await audit()).toBe(1);
    await night('2029-11-17T10:00:00Z');
    expect(await audit()).toBe(0);
  });

  test('expired codes and links go a day later', async () => {
    const tom = await house.person('Tom Link');
    await tom.run('my-data-file');
    const { personId } = tom;
    const expiresAt = new Date('2026-11-16T11:00:00Z');
    await house.db.oneTimeCode.create({
      data: {
        codeHash: crypto.randomUUID(),
        purpose: 'LINK',
        subjectId: personId,
        personId,
        createdAt: house.clock.now(),
        expiresAt,
      },
    });
    const left = async () => [
      await house.db.webLink.count({ where: { personId } }),
      await house.db.oneTimeCode.count({ where: { personId } }),
    ];
    await night('2026-11-17T10:59:00Z');
    expect(await left()).toEqual([1, 1]);
    await night('2026-11-17T11:01:00Z');
    expect(await left()).toEqual([0, 0]);
  });

  test('a file that did not come in is forgotten a day after it stood in today for the last time', async () => {
    const amy = await house.person('Amy Office');
    const about = {
      hubId: hub.id,
      personId: amy.personId,
      kind: 'import-people',
      file: 'people.csv',
      faults: [],
      count: 1,
    };
    await house.db.failedImport.create({
      data: { ...about, at: house.clock.now(), keptUntil: new Date('2026-12-16T10:30:00Z') },
    });
    await night('2026-12-17T10:29:00Z');
    expect(await house.db.failedImport.count({ where: { hubId: hub.id } })).toBe(1);
    await night('2026-12-17T10:31:00Z');
    expect(await house.db.failedImport.count({ where: { hubId: hub.id } })).toBe(0);
  });

  test('another hub’s rows are not touched', async () => {
    const { someone, group } = await joined('Tom North');
    const north = hub;
    hub = await house.hub();
    house.clock.set('2029-09-02T00:30:00Z');
    await night('2029-09-02T00:30:00Z');
    expect(await nameIn(group)).toBe('Tom North');
    expect(await house.db.hubPerson.count({ where: { hubId: north.id, personId: someone.personId } })).toBe(1);
  });
});
