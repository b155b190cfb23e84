import { expect, test } from 'vitest';
import type { World } from '../contract.ts';
import { everything, makeGroup, makeHubLead, makeLead } from '../contract-people.ts';
import { running } from './gap-tasks.ts';

const log = { others: '', did: 'We counted.', cameBack: '', task: '', materials: '', forHub: '' };

/** Who completed a group, one's own attendance, and the hub's counts. */
export function completionsPart(worldOf: () => World): void {
  test('a lead confirms who completed, and a teacher sees the own attendance', async () => {
    const { lead, tom } = await running(worldOf(), 'Counting cubes', 'Tom Cubes');
    expect(everything(await tom.say('attendance'))).toContain('No session with you in it is logged yet');
    await lead.say('log counting cubes');
    await lead.fill(log);
    const own = await tom.press('See my attendance', await tom.say('mine'));
    expect(everything(own)).toContain('You have attended 1 hour');
    expect((await lead.say('completion counting cubes')).form?.submit).toBe('Save who completed');
    const saved = await lead.fill({});
    expect(everything(saved)).toMatch(/\d of 1 schools? completed/);
    expect((await lead.press('Change who completed Counting cubes', saved)).form?.submit).toBe('Save who completed');
  });

  test('with no school there is nothing to confirm', async () => {
    const world = worldOf();
    await makeGroup(world, 'Empty abacus');
    const lead = await makeLead(world, 'Lia Abacus', 'Empty abacus');
    expect(everything(await lead.say('completion empty abacus'))).toContain('nothing to confirm');
  });

  test('a hub lead counts the schools of a day', async () => {
    const mia = await makeHubLead(worldOf(), 'Mia Counts');
    await mia.say('counts');
    const seen = await mia.press('Count schools and teachers', await mia.say('today'));
    expect(everything(seen)).toContain('Schools signed up');
    expect(seen.buttons.join()).toContain('Take it as a file');
    expect(everything(await mia.say('counts some day'))).toContain('I count for one day');
  });
}
