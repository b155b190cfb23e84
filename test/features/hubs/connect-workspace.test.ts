import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';
import type { Person } from '../../support/house-people.ts';

const house = await openHouse();
let hub: TestHub;
let mia: Person;
beforeEach(async () => {
  hub = await house.hub({ name: 'Wensum Maths Hub' });
  mia = await house.person('Mia Hart');
  await house.role(mia, 'Maths Hub Lead');
});

const placesOf = async ({ id }: { id: string }) =>
  (await house.db.place.findMany({ where: { hubId: id }, orderBy: { id: 'asc' } })).map(({ externalId }) => externalId);

let teams = 0;
/** Somebody of the hub's staff who writes in a Teams team that is nobody's yet. */
async function inTeam(name: string, of: TestHub, workspace = `19:new-${++teams}`) {
  house.goTo(of);
  const person = await house.person(name, { platform: 'teams', workspace });
  await house.role(person, 'Hub Administrator', { hub: of });
  await house.db.account.updateMany({ where: { personId: person.personId }, data: { currentHubId: of.id } });
  return { person, workspace };
}

describe('connect', () => {
  test('answers a link that works once, for half an hour, and writes down who made it', async () => {
    await mia.say('connect');
    expect(mia.said).toContain('It works once, until Monday 16 November, 11am.');
    const link = await house.db.installLink.findFirstOrThrow({ where: { hubId: hub.id } });
    expect(link.expiresAt.toISOString()).toBe('2026-11-16T11:00:00.000Z');
    const made = await house.db.auditEvent.findFirstOrThrow({ where: { subjectId: link.id } });
    expect(made).toMatchObject({ what: 'made an install link', personId: mia.personId });
  });

  test('pressed twice gives one link', async () => {
    await mia.run('connect');
    await mia.pressAgain();
    expect(await house.db.installLink.count({ where: { hubId: hub.id } })).toBe(1);
  });

  test('in a team makes it the hub’s, with the words as its name; from then on it decides the hub', async () => {
    const { person, workspace } = await inTeam('Abe Lowe', hub);
    await person.say('connect  Primary leads');
    expect(person.said).toContain('now finds the Work Groups of Wensum Maths Hub');
    const place = await house.db.place.findFirstOrThrow({ where: { externalId: workspace } });
    expect(place).toMatchObject({ hubId: hub.id, kind: 'TEAMS_TEAM', name: 'Primary leads' });
    await house.hub();
    house.clock.set('2026-11-16T10:31:00Z');
    const tom = house.stranger('Tom Reed', { platform: 'teams', workspace });
    await tom.say('');
    expect(tom.said).toContain('Welcome to the Work Groups of Wensum Maths Hub');
  });

  test('in the same team again says so, and by two at once makes one place', async () => {
    const { person, workspace } = await inTeam('Abe Lowe', hub);
    const { person: other } = await inTeam('Max Bell', hub, workspace);
    await Promise.all([person.say('connect'), other.say('connect')]);
    for (const one of [person, other]) expect(one.said).toContain('This team is connected');
    await person.say('connect');
    expect(person.said).toContain('It belongs to Wensum Maths Hub.');
    expect(await house.db.place.findMany({ where: { externalId: workspace } })).toEqual([
      expect.objectContaining({ name: 'Team connected on Monday 16 November' }),
    ]);
  });

  test('in a team of another hub changes nothing', async () => {
    const south = await house.hub();
    const { person, workspace } = await inTeam('Abe Lowe', hub);
    await person.say('hub'); // what was known a moment ago still counts
    await house.db.place.create({ data: { hubId: south.id, kind: 'TEAMS_TEAM', externalId: workspace } });
    await person.say('connect');
    expect(person.refusal).toBe('another hub’s');
    expect(await placesOf(south)).toContain(workspace);
  });

  test.each(['connect', 'disconnect'])('%s is for hub leads and administrators only', async (words) => {
    const tom = await house.person('Tom Reed');
    await tom.say(words);
    expect(tom.refusal).toBe('right');
    const pia = await house.person('Pia Cole');
    await house.role(pia, 'Primary Mastery Lead');
    await pia.say(words);
    expect(pia.refusal).toBe('right');
  });
});

describe('disconnect', () => {
  test('lists what is connected, and takes one from the hub', async () => {
    await mia.say('disconnect');
    expect(mia.lines).toEqual([
      `Slack workspace ${hub.workspace} | Slack workspace, where you are now`,
      `Teams team ${hub.team} | Teams team`,
    ]);
    await mia.press(`Disconnect Teams team ${hub.team}`);
    expect(await placesOf(hub)).toEqual([hub.workspace]);
    await mia.pressAgain();
    expect(mia.said).toContain('no longer belongs to Wensum Maths Hub');
    await mia.press('See all connected');
    expect(mia.lines).toHaveLength(1);
  });

  test('never takes the place one stands in', async () => {
    const own = await house.db.place.findFirstOrThrow({ where: { externalId: hub.workspace } });
    await mia.run('disconnect', { place: own.id });
    expect(mia.refusal).toBe('place is here');
    expect(await placesOf(hub)).toContain(hub.workspace);
  });

  test('knows nothing of another hub’s places', async () => {
    const south = await house.hub();
    const theirs = await house.db.place.findFirstOrThrow({ where: { hubId: south.id } });
    await mia.run('disconnect', { place: theirs.id });
    expect(mia.refusal).toBe('gone');
    expect(await placesOf(south)).toHaveLength(2);
  });
});

test('whoever may connect finds the way from “hub”; others do not', async () => {
  await mia.say('hub');
  expect(mia.buttons).toContain('See all connected');
  const tom = await house.person('Tom Reed');
  await tom.say('hub');
  expect(tom.buttons).not.toContain('See all connected');
});
