import { beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../support/house.ts';
import type { TestHub } from '../support/house-builders.ts';

const house = await openHouse();
const yes = { role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] };

let north: TestHub;
let south: TestHub;

beforeEach(async () => {
  const test = crypto.randomUUID().slice(0, 8);
  north = await house.hub({ name: `North ${test}` });
  south = await house.hub({ name: `South ${test}` });
});

/** The same project, with a group of the same code in each hub. */
async function twins() {
  const project = await house.project({ code: 'NCP17-10a', title: 'Continuity' });
  house.goTo(north);
  const inNorth = await house.group({
    projectId: project.id,
    code: 'NCP17-10a',
    title: 'Continuity North',
    localAuthority: 'Leeds',
  });
  house.goTo(south);
  const inSouth = await house.group({ projectId: project.id, code: 'NCP17-10a', title: 'Continuity South' });
  return { inNorth, inSouth };
}

describe('two hubs with groups of the same code', () => {
  test('each finds its own only, by words, by code and by place', async () => {
    await twins();
    for (const [hub, own] of [[north, 'Continuity North'] as const, [south, 'Continuity South'] as const]) {
      house.goTo(hub);
      const tom = await house.person('Tom Reed', { at: await house.school() });
      for (const words of ['browse continuity', 'browse ncp17-10a']) {
        await tom.say(words);
        expect(tom.lines.map((line) => line.split(' | ')[0])).toEqual([own]);
      }
      await tom.say('join ncp17-10a');
      expect(tom.form.intro).toContain(own);
    }
    const ann = await house.person('Ann Bell');
    await ann.run('browse', { area: 'Leeds' });
    expect(ann.lines).toEqual([]);
  });

  test.each([
    ...['show', 'join', 'wait', 'confirm', 'withdraw', 'accept-place', 'decline-place'],
    ...['watch-group', 'decide', 'recruitment', 'make-room', 'invite', 'withdraw-teacher'],
  ])('%s by the id of the other hub’s group finds nothing', async (runs) => {
    const { inNorth } = await twins();
    house.goTo(south);
    const tom = await house.person('Tom Reed', { at: await house.school() });
    await tom.run(runs, { group: inNorth.id });
    expect(tom.said).toBe('That Work Group is no longer on the list. Type “browse” to see what is.');
    await tom.run(runs, { group: inNorth.id }, { ...yes, reason: '' });
    expect(tom.refusal).toBe('gone');
    expect(await house.places(inNorth)).toEqual([]);
  });

  test('a hub’s own project is not in the other hub’s catalogue, nor shown by its id', async () => {
    const own = await house.project({ title: 'Zebra maths', ownerHubId: north.id });
    house.goTo(south);
    const tom = await house.person('Tom Reed');
    await tom.say('browse zebra');
    expect(tom.lines).toEqual([]);
    await tom.run('show', { project: own.id });
    expect(tom.refusal).toBe('gone');
    house.goTo(north);
    const ann = await house.person('Ann Bell');
    await ann.say('browse zebra');
    expect(ann.lines).toHaveLength(1);
  });

  test('a person of both sees in each what is there, and each tells its own lead only', async () => {
    const { inNorth, inSouth } = await twins();
    const school = await house.school();
    const tom = house.stranger('Tom Reed', { platform: 'teams', workspace: '' });
    await tom.say('');
    await tom.press(north.name);
    const personId = await house.personIdOf(tom);
    await house.db.person.update({
      where: { id: personId },
      data: { schoolId: school.id, schoolStanding: 'AT_SCHOOL' },
    });
    await tom.run('join', { group: inNorth.id });
    await tom.fill(yes);
    await tom.say('hub');
    await tom.press(south.name);
    await tom.say('mine');
    expect(tom.lines).toEqual([]);
    await tom.run('join', { group: inSouth.id });
    await tom.fill(yes);
    await tom.say('mine');
    expect(tom.lines.map((line) => line.split(' | ')[0])).toEqual(['Continuity South']);
    house.goTo(north);
    expect(await house.notices({ personId })).toHaveLength(1);
  });

  test('a school that is not in the list belongs to the hub where it was named', async () => {
    const people = [];
    for (const hub of [north, south]) {
      house.goTo(hub);
      const one = await house.person('Tom Reed');
      await one.say('school');
      await one.fill({ other: 'unlisted', name: 'Hope Studio', town: 'Hope' });
      people.push(one);
    }
    const rows = await house.db.person.findMany({ where: { id: { in: people.map((one) => one.personId) } } });
    expect(new Set(rows.map((row) => row.schoolId)).size).toBe(2);
    expect(await people[0]?.search('schools', 'hope studio')).toEqual([]);
  });
});
