import { beforeEach, describe, expect, test } from 'vitest';
import { sessionCalendarFile } from '../../../src/features/sessions/session-file.ts';
import { openHouse } from '../../support/house.ts';
import type { TestHub } from '../../support/house-builders.ts';
import { actionsOf } from '../../support/house-people.ts';
import { seat } from '../../support/seats.ts';

const house = await openHouse();
let hub: TestHub;

beforeEach(async () => {
  hub = await house.hub();
});

const shown = { seat: { isShown: true } };

/** A group of three teachers: Tom is shown, Ada and Cai are not. */
async function together(wishes: Parameters<typeof house.group>[0] = {}) {
  const lead = await house.person('Amira Okafor');
  const group = await house.group({ title: 'Fractions', leads: [lead], ...wishes });
  const tapton = await house.school({ name: 'Tapton Juniors' });
  const fernside = await house.school({ name: 'Fernside Primary' });
  const [tom, ada, cai] = [
    await house.person('Tom Reed'),
    await house.person('Ada Lund'),
    await house.person('Cai Morgan'),
  ];
  await seat(house, group, tapton, { teachers: [{ personId: tom.personId, ...shown }, ada] });
  await seat(house, group, fernside, { teachers: [cai] });
  return { lead, group, tom, ada, cai, tapton, fernside };
}

describe('the members of a group', () => {
  test('see name, role and school of those who want it, and how many others there are', async () => {
    const { cai } = await together();
    await cai.say('members');
    expect(cai.view.title).toBe('Who is in this group');
    expect(cai.lines).toEqual(['Tom Reed | Year 4 teacher · Tapton Juniors']);
    expect(cai.said).toContain('and 2 others');
    expect(cai.said).toContain('Led by: Amira Okafor');
    expect(cai.said).not.toMatch(/Ada Lund|Cai Morgan|@/);
  });

  test('decide by one press whether they are seen, and take it back by another', async () => {
    const { tom, cai } = await together();
    await cai.say('members');
    await cai.press('Show my name');
    expect(cai.said).toContain('They see no e-mail address.');
    await tom.say('members');
    expect(tom.said).toContain('Cai Morgan');
    await cai.press('See the members');
    expect(cai.said).toContain('The others see your name');
    await cai.press('Hide my name');
    await tom.say('members');
    expect(tom.said).not.toContain('Cai Morgan');
    expect(tom.said).toContain('and 2 others');
  });

  test('are asked in no form: whoever joins is not shown until they say so', async () => {
    const { group, tom } = await together();
    const dee = await house.person('Dee Park', { at: await house.school() });
    await dee.run('join', { group: group.id });
    expect(dee.form.fields.map(({ id }) => id)).toEqual(['role', 'years', 'head', 'agree']);
    await dee.fill({ role: 'Year 4 teacher', years: ['Year 4'], head: 'yes', agree: ['1'] });
    await tom.say('members');
    expect(tom.said).not.toContain('Dee Park');
  });

  test('are seen by members and those who lead, not by anybody else', async () => {
    const { lead, group } = await together();
    await lead.say('members');
    expect(lead.said).toContain('Tom Reed');
    const una = await house.person('Una Free');
    for (const runs of ['members', 'dates']) {
      await una.run(runs, { group: group.id });
      expect(una.refusal).toBe('right');
    }
    await una.run('be-shown', { group: group.id, show: 'yes' });
    expect(una.refusal).toBe('no place');
  });

  test('are no members while their school only waits', async () => {
    const { group, tom } = await together();
    const wes = await house.person('Wes Wait');
    await seat(house, group, await house.school(), { state: 'WAITING', teachers: [wes] });
    await tom.say('members');
    expect(tom.said).toContain('and 2 others');
    await wes.run('members', { group: group.id });
    expect(wes.refusal).toBe('right');
  });

  test('of a group without any are said to be none', async () => {
    const lead = await house.person('Amira Okafor');
    await house.group({ title: 'Algebra', leads: [lead] });
    await lead.say('members');
    expect(lead.said).toContain('No school has joined yet.');
  });

  test('are reached from “mine” and from the page of the group', async () => {
    const { tom } = await together();
    await tom.say('mine');
    await tom.press('See the members: Fractions');
    expect(tom.view.title).toBe('Who is in this group');
    await tom.say('show fractions');
    expect(tom.buttons).toEqual(expect.arrayContaining(['See the members', 'See all dates']));
    expect(tom.buttons).not.toContain('See the roster');
  });
});

describe('the page of all dates', () => {
  const sessions = ['2026-12-01 16:00-18:00', '2027-01-12 16:00-18:00', '2027-02-02 16:00-18:00'];

  test('has every session with its place, link, materials and task, in order', async () => {
    const { group, tom, lead } = await together({ sessions });
    const first = { groupId: group.id, number: 1 };
    await house.db.session.updateMany({
      where: first,
      data: {
        title: 'Bar models',
        materials: 'https://files.example/1',
        meets: 'BLENDED',
        link: 'https://meet.example/1',
      },
    });
    await house.db.session.updateMany({ where: { groupId: group.id, number: 2 }, data: { state: 'CANCELLED' } });
    await house.db.session.updateMany({ where: { groupId: group.id, number: 3 }, data: { materials: 'on the table' } });
    const { id: sessionId } = await house.db.session.findFirstOrThrow({ where: first });
    const task = {
      hubId: hub.id,
      groupId: group.id,
      nextSessionId: sessionId,
      what: 'Try one.',
      personId: lead.personId,
    };
    await house.db.gapTask.createMany({
      data: [
        { ...task, title: 'Bring one worked example', dueOn: new Date('2027-01-08'), at: house.clock.now() },
        {
          ...task,
          title: 'No longer',
          dueOn: new Date('2027-01-08'),
          at: house.clock.now(),
          endedAt: house.clock.now(),
        },
      ],
    });
    await tom.say('dates');
    expect(tom.lines).toEqual([
      '1. Tuesday 1 December, 4pm to 6pm · Bar models | Tapton School and online · Join online · Materials · Task: Bring one worked example, by Friday 8 January',
      '2. Tuesday 12 January, 4pm to 6pm | cancelled · Tapton School',
      '3. Tuesday 2 February, 4pm to 6pm | Tapton School · Materials: on the table',
    ]);
  });

  test('shows no draft, and a visit only to the school it is to', async () => {
    const { group, tom, cai, lead, fernside } = await together({ sessions });
    await house.db.session.updateMany({ where: { groupId: group.id, number: 2 }, data: { state: 'DRAFT' } });
    await house.db.session.updateMany({ where: { groupId: group.id, number: 3 }, data: { schoolId: fernside.id } });
    const numbers = async (person: typeof tom) => {
      await person.say('dates fractions');
      return person.lines.map((line) => line.slice(0, 1));
    };
    expect(await numbers(tom)).toEqual(['1']);
    expect(await numbers(cai)).toEqual(['1', '3']);
    expect(cai.said).toContain('visit to Fernside Primary');
    expect(await numbers(lead)).toEqual(['1', '3']);
  });

  test('says so while there are no dates, and offers no calendar file then', async () => {
    const { tom } = await together({ sessions: [] });
    await tom.say('dates');
    expect(tom.said).toContain('Dates and places follow from the lead.');
    expect(tom.buttons).not.toContain('Calendar file');
  });

  test('leads to a calendar file that only members and those who lead can take', async () => {
    const { group, tom, lead } = await together({ sessions });
    await tom.say('dates');
    const file = actionsOf(tom.view).find(({ label }) => label === 'Calendar file');
    expect(file && 'opens' in file && file.opens).toMatch(/^https:\/\/workgroups\.example\/links\//);
    expect(await house.db.webLink.findFirst({ where: { personId: tom.personId } })).toMatchObject({
      kind: sessionCalendarFile.name,
      facts: { group: group.id },
    });
    const known = await house.hubById(hub.id);
    const take = async (personId: string) => {
      const actor = {
        accountId: '',
        personId,
        name: '',
        platform: 'slack' as const,
        school: { kind: 'none' as const },
      };
      const making = { db: house.store.read(known), hub: known, now: house.clock.now() };
      const who = { ...actor, roles: [], isCoordinator: false, isNew: false };
      return sessionCalendarFile.produce({ group: group.id }, { ...making, actor: who });
    };
    for (const person of [tom, lead])
      expect(await take(person.personId)).toMatchObject({ filename: `${group.key}.ics`, type: 'text/calendar' });
    const una = await house.person('Una Free');
    expect(await take(una.personId)).toBe('gone');
  });
});
