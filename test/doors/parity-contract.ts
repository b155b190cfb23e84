import { expect, test } from 'vitest';
import type { World } from './contract.ts';
import { atSchool, everything, joining, makeHubLead, newcomer } from './contract-people.ts';
import { columnOf, notReached, readColumn } from './parity.ts';
import { keepReached } from './parity-record.ts';

/** The part of the contract that reaches each command by button and by words, and at last holds docs/parity.md to it. */
export function everyCommandBothWays(worldOf: () => World): void {
  test('help’s buttons open what needs no Work Group, and the start', async () => {
    const world = worldOf();
    const tom = newcomer(world, 'Tom Helps');
    const help = await tom.press('Help', await tom.say(''));
    expect(everything(help)).toContain('What I can do');
    expect(everything(await tom.press('Browse all', help))).toMatch(/Page 1 of \d/);
    expect(everything(await tom.press('See my groups', help))).toContain('You are in no Work Group yet');
    expect((await tom.press('Say my school', help)).form?.title).toMatch(/school/i);
    const aboutHub = await tom.press('Your hub', help);
    expect(everything(await tom.press('Open: See your Maths Hub, or change it', aboutHub))).toContain(
      'Wensum Maths Hub',
    );
    expect(everything(await tom.press('Open: Read the privacy notice', aboutHub))).toContain('I never keep pupil data');
    expect(everything(await tom.press('All of help', aboutHub))).toContain('What I can do');
    expect(everything(await tom.press('Go to the start', help))).toContain('Your groups');
  });

  test('a place is found, taken, confirmed by word and given up again, all else by button', async () => {
    const world = worldOf();
    const tom = await atSchool(world, 'Tom Presses', 'Fernside');
    const list = await tom.say('browse reasoning circle 8');
    const group = await tom.press('Show', list);
    await tom.press('Join this group', group);
    await tom.fill({ ...joining, years: ['Year 9'], head: 'Not yet: hold the place' });
    const confirmed = await tom.say('confirm reasoning circle 8');
    expect(everything(confirmed)).toContain('Your place is confirmed');
    const form = await tom.press('Give up my place', confirmed);
    expect(form.form?.fields.map((field) => field.id)).toEqual(['reason']);
    expect(everything(await tom.fill({ reason: '' }))).toContain('You have given up your place');
  });

  test('roles are seen, given and ended by button, and by word', async () => {
    const world = worldOf();
    await makeHubLead(world, 'Mia Hart');
    const max = await makeHubLead(world, 'Max Bell');
    const about = await max.press('Help about: Roles in the hub', await max.say('help'));
    const roles = await max.press('Open: See who holds which role in the hub', about);
    expect(everything(roles)).toContain('Roles in the hub');
    expect((await max.press('Give a role', roles)).form?.fields.map((field) => field.id)).toContain('person');
    expect((await max.say('role give')).form?.submit).toBe('Give this role');
    const listed = await max.say('role mia hart');
    const ended = await max.press('End Mia Hart’s role as Maths Hub Lead', listed);
    expect(everything(ended)).toContain('Mia Hart is no longer Maths Hub Lead.');
  });

  test('every command is reached by typed words and by a button, as docs/parity.md says (npm run parity)', () => {
    const door = worldOf().driver.platform;
    const reached = keepReached(door);
    expect(notReached(reached)).toEqual([]);
    expect(columnOf(door, reached)).toEqual(readColumn(door));
  });
}
