import { expect, test } from 'vitest';
import { atSchool, everything, joining, makeGroup, makeHubLead, makeStaff, memberships } from '../contract-people.ts';
import type { Part } from './index.ts';

/** A person's own data, an administrator's side, an erasure by two, and leaving. */
export const privacyPart: Part = (worldOf) => {
  test('my data is read by words and by button, and is a file by a link', async () => {
    const world = worldOf();
    const tom = await atSchool(world, 'Tom Data', 'Fernside');
    const typed = await tom.say('my data');
    expect(everything(typed)).toContain('What I keep about you');
    const pressed = await tom.press('Open: See what I keep about you', await tom.say('help your data'));
    expect(everything(pressed)).toContain('Fernside Grammar School');
    const file = await tom.press('Get it as a file', pressed);
    expect(everything(file)).toContain('for 30 minutes, for you alone');
    expect(everything(await tom.press('See my data', file))).toContain('What I keep about you');
    expect(everything(await tom.press('See who saw it'))).toContain('Nobody but you.');
    expect(await world.store.prisma.webLink.count({ where: { person: { name: 'Tom Data' }, kind: 'my-data' } })).toBe(
      1,
    );
  });

  test('an administrator shows, exports and asks to erase; a hub lead decides', async () => {
    const world = worldOf();
    await atSchool(world, 'Tessa Request', 'Fernside');
    const mia = await makeHubLead(world, 'Mia Decides');
    const ada = await makeStaff(world, 'Ada Records', 'Hub Administrator', 'ADMINISTRATOR');
    await ada.say('data of');
    const [found = ''] = await ada.find('person', 'tessa request');
    const seen = await ada.fill({ person: found });
    expect(everything(seen)).toContain('Tessa Request');
    expect(
      (await ada.press('Open: See, export or erase a person’s data', await ada.say('help your data'))).form?.submit,
    ).toBe('Show their data');
    const listed = await ada.say('data of tessa request');
    const shown = await ada.press('Show data', listed);
    const file = await ada.press('Get it as a file', shown);
    expect(everything(file)).toContain('namesSomebodyElse');
    const again = await ada.press('See their data', file);
    await ada.press('Ask to erase it', again);
    expect(everything(await ada.fill({ reason: 'They asked for it' }))).toContain('A hub lead decides now');
    await mia.press('Decide', await mia.say(''));
    expect(everything(await mia.fill({ decision: 'Erase it now' }))).toContain('The data is erased');
    expect(await world.store.prisma.person.count({ where: { name: 'Tessa Request' } })).toBe(0);
  });

  test('leaving by word or by button takes the name off the records', async () => {
    const world = worldOf();
    await makeGroup(world, 'Counting circle');
    const tom = await atSchool(world, 'Tom Away', 'Millbeck');
    await tom.say('join counting circle');
    await tom.fill(joining);
    expect(await memberships(world, 'Tom Away')).toHaveLength(1);
    expect((await tom.say('leave the service')).form?.submit).toBe('Leave now');
    const form = await tom.press('Leave the service', await tom.say('my data'));
    expect(form.form?.fields.map((field) => field.id)).toEqual(['sure']);
    expect(everything(await tom.fill({ sure: ['Yes, I want to leave'] }))).toContain('You have left');
    expect(await memberships(world, 'Tom Away')).toEqual([]);
  });

  test('a school that became another is followed by button', async () => {
    const world = worldOf();
    const { prisma } = world.store;
    const { id: from } = await prisma.school.create({
      data: { name: 'Oldmoor School', searchText: 'x', isOpen: false, urn: 900101 },
    });
    const { id: to } = await prisma.school.create({ data: { name: 'Oldmoor Academy', searchText: 'y', urn: 900102 } });
    await prisma.schoolLink.create({ data: { fromId: from, toId: to } });
    const tom = await atSchool(world, 'Tom Follows', 'Millbeck');
    await prisma.person.updateMany({ where: { name: 'Tom Follows' }, data: { schoolId: from } });
    const asked = await tom.press('Say my school', await tom.say('help'));
    expect(everything(asked)).toContain('Has your school changed?');
    expect(everything(await tom.press('Yes, that is us', asked))).toContain('Oldmoor Academy');
  });
};
