import { readdirSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import type { RollUp } from '../../src/core/nation.ts';
import { createNation } from '../../src/store/roll-up.ts';
import { openHouse } from '../support/house.ts';
import type { TestHub } from '../support/house-builders.ts';

const house = await openHouse();
const nation = createNation(house.db);

let north: TestHub;
let south: TestHub;
let project: { id: string };
let year = 2030;

/** Each test has a year of its own: hubs of other tests are there too, but nothing of theirs runs in it. */
beforeEach(async () => {
  year += 1;
  const name = crypto.randomUUID().slice(0, 8);
  north = await house.hub({ name: `North ${name}` });
  south = await house.hub({ name: `South ${name}` });
  project = await house.project({ code: 'NCP31-01', title: 'Reasoning', year });
});

type Made = { id: string };

async function groupIn(hub: TestHub, state: 'RECRUITING' | 'RUNNING' | 'PLANNED' | 'CANCELLED' = 'RECRUITING') {
  house.goTo(hub);
  return house.group({ projectId: project.id, year, state, capacitySchools: 100, sessions: [] });
}

/** A school takes a place with so many teachers. */
async function takePlace(
  hub: TestHub,
  group: Made,
  school: Made,
  teachers = 1,
  state: 'CONFIRMED' | 'WAITING' = 'CONFIRMED',
) {
  const place = await house.db.schoolParticipation.create({
    data: { hubId: hub.id, groupId: group.id, schoolId: school.id, state, since: house.clock.now() },
  });
  for (let count = 0; count < teachers; count += 1) {
    const person = await house.db.person.create({
      data: { name: 'Wilhelmina Quartz', email: 'w.quartz@school.example' },
    });
    await house.db.membership.create({
      data: {
        hubId: hub.id,
        groupId: group.id,
        personId: person.id,
        participationId: place.id,
        state: 'JOINED',
        jobTitle: 'Teacher',
        joinedAt: house.clock.now(),
      },
    });
  }
}

async function fill(hub: TestHub, group: Made, schools: number, teachersEach = 1) {
  for (let count = 0; count < schools; count += 1)
    await takePlace(hub, group, await house.school({ name: 'Quartz Primary School' }), teachersEach);
}

const ours = (rows: RollUp[]) => {
  const found = rows.find(({ projectId }) => projectId === project.id);
  if (!found) throw new Error('the project is not counted');
  return found;
};
const rollUp = async () => ours(await nation.rollUp(year));
const ofHub = (row: RollUp, hub: TestHub) => row.hubs.find((one) => one.hub === hub.name);

describe('a project over hubs', () => {
  test('counts who takes part, who has started, schools, teachers and sessions held', async () => {
    const group = await groupIn(north, 'RUNNING');
    await fill(north, group, 6, 2);
    const session = { hubId: north.id, groupId: group.id, from: '16:00', to: '18:00', length: 'TWILIGHT' as const };
    const times = { day: house.clock.now(), startsAt: house.clock.now(), endsAt: house.clock.now() };
    for (const [index, state] of (['HELD', 'HELD', 'CANCELLED', 'SCHEDULED'] as const).entries())
      await house.db.session.create({ data: { ...session, ...times, number: index + 1, meets: 'ONLINE', state } });
    await house.db.hubProject.create({
      data: { hubId: south.id, projectId: project.id, uptake: 'OPTED_IN', decidedAt: house.clock.now() },
    });
    const row = await rollUp();
    expect(row).toMatchObject({ code: 'NCP31-01', hubsIn: 2, hubsStarted: 1, hubsNotStarted: 1, sessionsHeld: 2 });
    expect(row).toMatchObject({ schools: 6, teachers: 12 });
    expect(ofHub(row, north)).toMatchObject({ hasStarted: true, groups: 1, sessionsHeld: 2, schools: 6, teachers: 12 });
    expect(ofHub(row, south)).toMatchObject({ takesPart: true, hasStarted: false, schools: 0, teachers: 0 });
  });

  test('a mandatory one is every hub’s; one that a hub declined is not that hub’s', async () => {
    await house.db.hubProject.create({
      data: { hubId: south.id, projectId: project.id, uptake: 'NOT_THIS_YEAR', decidedAt: house.clock.now() },
    });
    expect((await rollUp()).hubsIn).toBe(0);
    await house.db.project.update({ where: { id: project.id }, data: { isMandatory: true } });
    const row = await rollUp();
    expect(row.hubsIn).toBe(row.hubs.length);
  });

  test('neither drafts nor cancelled groups count, nor schools that wait', async () => {
    await fill(north, await groupIn(north, 'CANCELLED'), 7);
    await fill(south, await groupIn(south, 'PLANNED'), 7);
    const open = await groupIn(south);
    for (let count = 0; count < 7; count += 1) await takePlace(south, open, await house.school(), 1, 'WAITING');
    const row = await rollUp();
    expect(ofHub(row, north)).toMatchObject({ takesPart: false, groups: 0, schools: 0 });
    expect(ofHub(row, south)).toMatchObject({ groups: 1, schools: 'fewer than 5', teachers: 'fewer than 5' });
    expect(row.schools).toBe('fewer than 5');
  });

  test('a hub’s own project and a hub that has ended are not counted', async () => {
    const own = await house.project({ year, ownerHubId: north.id });
    await house.db.hub.update({ where: { id: south.id }, data: { endedOn: new Date(`${year - 1}-08-31`) } });
    const rows = await nation.rollUp(year);
    expect(rows.map(({ projectId }) => projectId)).not.toContain(own.id);
    expect(ofHub(ours(rows), south)).toBeUndefined();
    expect(ofHub(ours(rows), north)).toBeDefined();
    await house.db.hub.update({ where: { id: south.id }, data: { endedOn: new Date(`${year}-09-01`) } });
    expect(ofHub(await rollUp(), south)).toBeDefined();
  });
});

describe('a school that became an academy', () => {
  const link = (from: Made, to: Made) => house.db.schoolLink.create({ data: { fromId: from.id, toId: to.id } });

  test('is counted once, in one hub and over two', async () => {
    const [inNorth, inSouth] = [await groupIn(north), await groupIn(south)];
    await fill(north, inNorth, 5);
    await fill(south, inSouth, 5);
    const [before, between, after] = [await house.school(), await house.school(), await house.school()];
    await link(before, between);
    await link(between, after);
    const second = await groupIn(north);
    await takePlace(north, inNorth, before);
    await takePlace(north, second, after);
    await takePlace(south, inSouth, between);
    const row = await rollUp();
    expect(ofHub(row, north)).toMatchObject({ schools: 6, teachers: 7 });
    expect(ofHub(row, south)).toMatchObject({ schools: 6, teachers: 6 });
    expect(row.schools).toBe(11);
    expect(row.teachers).toBe(13);
  });

  test('two that became one are one; links in a circle end', async () => {
    const group = await groupIn(north);
    await fill(north, group, 5);
    const [infants, juniors, primary] = [await house.school(), await house.school(), await house.school()];
    await link(infants, primary);
    await link(juniors, primary);
    await link(primary, infants);
    await takePlace(north, group, infants);
    await takePlace(north, group, juniors);
    expect(typeof (await rollUp()).schools).toBe('number');
    await house.db.schoolLink.delete({ where: { fromId_toId: { fromId: primary.id, toId: infants.id } } });
    expect((await rollUp()).schools).toBe(6);
  });
});

describe('what comes out', () => {
  test('has numbers only: no small count, and no name or id of a person or a school', async () => {
    const group = await groupIn(north);
    await fill(north, group, 3, 2);
    await fill(south, await groupIn(south), 9);
    const row = await rollUp();
    expect(ofHub(row, north)).toMatchObject({ schools: 'fewer than 5', teachers: 6 });
    expect(ofHub(row, south)).toMatchObject({ schools: 'not shown' });
    expect(row.schools).toBe(12);
    const said = JSON.stringify(await nation.rollUp(year));
    const [people, schools] = [await house.db.person.findMany(), await house.db.school.findMany()];
    expect(people.length).toBeGreaterThan(10);
    for (const { id, name, email } of people)
      for (const part of [id, name, email ?? id]) expect(said.includes(part)).toBe(false);
    for (const { id, name, urn } of schools)
      for (const part of [id, name, String(urn)]) expect(said.includes(part)).toBe(false);
  });

  test('has these columns and no other', async () => {
    await groupIn(north);
    const row = await rollUp();
    expect(Object.keys(row).toSorted()).toEqual(
      ['code', 'hubs', 'hubsIn', 'hubsNotStarted', 'hubsStarted', 'isMandatory', 'projectId', 'schools', 'sessionsHeld', 'teachers', 'title'], // biome-ignore format: a list
    );
    for (const hub of row.hubs)
      expect(Object.keys(hub).toSorted()).toEqual(
        ['groups', 'hasStarted', 'hub', 'schools', 'sessionsHeld', 'takesPart', 'teachers'], // biome-ignore format: a list
      );
  });
});

describe('nobody else looks over hubs', () => {
  const root = new URL('../../src/', import.meta.url);
  const sources = (folder: string) =>
    readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.startsWith('generated'))
      .map((file) => ({ file: `${folder}/${file}`, text: readFileSync(new URL(`${folder}/${file}`, root), 'utf8') }));

  test('in the features counts and averages are asked for in these places only, and there is no client that is not bound to a hub', () => {
    const features = sources('features');
    expect(features.length).toBeGreaterThan(40);
    const asking = features.filter(({ text }) => /\bnation\b(?!\.ts')/.test(text)).map(({ file }) => file);
    expect(asking.toSorted()).toEqual([
      'features/evaluations/voices-over-hubs.ts',
      'features/projects/roll-up.document.ts',
      'features/projects/roll-up.reads.ts',
    ]);
    for (const { file, text } of features)
      expect(/\bPrismaClient\b|\bprisma\b|store\/roll-up/.test(text), file).toBe(false);
  });

  test('the counts are there for a national coordinator only', async () => {
    house.goTo(north);
    const mia = await house.person('Mia Hart');
    await house.role(mia, 'Maths Hub Lead');
    await mia.say('roll-up');
    expect(mia.refusal).toBe('right');
    await house.db.nationalRole.create({ data: { personId: mia.personId, from: house.clock.now() } });
    house.clock.set(new Date(house.clock.now().getTime() + 30_000)); // the service knows it within half a minute
    await mia.say('roll-up');
    expect(mia.outcome.kind).toBe('reply');
  });
});
