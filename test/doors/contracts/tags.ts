import { expect, test } from 'vitest';
import type { World } from '../contract.ts';
import { everything, makeGroup, makeHubLead, makeLead, newcomer } from '../contract-people.ts';

/** Tags: setting them on a group, finding the group by them, and a hub's own words. */
export function tagsPart(worldOf: () => World): void {
  test('a group is tagged, and found by the words and by the button of its tag', async () => {
    const world = worldOf();
    await makeGroup(world, 'Pebbles');
    const lead = await makeHubLead(world, 'Tess Tags');
    const page = await lead.say('show pebbles');
    const pressed = await lead.press('Set tags: Pebbles', page);
    expect(pressed.form?.submit).toBe('Save the tags');
    await lead.say('tag group pebbles');
    expect(everything(await lead.fill({ CHALLENGE: ['Mixed-age classes'] }))).toContain('The tags are saved');
    const tom = newcomer(world, 'Tom Tags');
    expect(everything(await tom.say('browse mixed-age'))).toContain('Pebbles');
    const kinds = await tom.press('Browse by tag', await tom.say('browse'));
    const challenges = await tom.press('Show tags: Challenges', kinds);
    const found = await tom.press('Find groups: Mixed-age classes', challenges);
    expect(everything(found)).toContain('Tagged: Mixed-age classes');
    expect(everything(found)).toContain('Pebbles');
  });

  test('a session is tagged by its lead, by words and by button, and its group is found by it', async () => {
    const world = worldOf();
    const { id: groupId, hubId } = await makeGroup(world, 'Cobbles');
    const lead = await makeLead(world, 'Lena Tags', 'Cobbles');
    for (const number of [1, 2]) {
      const day = `2026-12-0${number}`;
      const instants = { startsAt: new Date(`${day}T16:00:00Z`), endsAt: new Date(`${day}T18:00:00Z`) };
      await world.store.prisma.session.create({
        data: {
          hubId,
          groupId,
          number,
          day: new Date(day),
          from: '16:00',
          to: '18:00',
          ...instants,
          length: 'TWILIGHT',
          meets: 'ONLINE',
        },
      });
    }
    await lead.press('Set tags: session 2 of Cobbles', await lead.say('tag session cobbles'));
    const saved = await lead.fill({ BIG_IDEA: ['Variation'] });
    expect(everything(saved)).toContain('The tags are saved');
    const page = await lead.press('Show the session', saved);
    expect(everything(page)).toContain('Variation');
    expect((await lead.press('Set tags: session 2 of Cobbles', page)).form?.submit).toBe('Save the tags');
    const tom = newcomer(world, 'Tom Cobbles');
    expect(everything(await tom.say('browse variation'))).toContain('Cobbles');
  });

  test('a hub adds a tag of its own and retires it', async () => {
    const lead = await makeHubLead(worldOf(), 'Tina Tags');
    expect((await lead.press('New tag', await lead.say('tags'))).form?.submit).toBe('Add this tag');
    await lead.say('new tag');
    const added = await lead.fill({ kind: 'Challenges', label: 'Island schools' });
    expect(everything(added)).toContain('The tag is added');
    const list = await lead.say('tags island');
    expect(everything(await lead.press('Retire tag: Island schools', list))).toContain('The tag is retired');
  });
}
