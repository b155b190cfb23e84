import { expect, test } from 'vitest';
import type { World } from '../contract.ts';
import { everything, makeGroup, makeHubLead, newcomer } from '../contract-people.ts';

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
