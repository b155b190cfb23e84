import { expect, test } from 'vitest';
import { everything, makeHubLead } from '../contract-people.ts';
import { running } from './gap-tasks.ts';
import type { Part } from './index.ts';

/** What a hub that was made by migrations alone begins with is there; the small hub of the contract gets it here. */
async function withKinds(worldOf: Parameters<Part>[0]) {
  const { prisma } = worldOf().store;
  const { id: hubId } = await prisma.hub.findFirstOrThrow();
  const kinds = [
    { hubId, word: 'Cover', rank: 0 },
    { hubId, word: 'Matched textbooks', isMatched: true, rank: 1 },
  ];
  await prisma.fundingKind.createMany({ data: kinds, skipDuplicates: true });
}

const line = { planned: '750', claimed: '', paid: '', note: 'Three days' };

/** The money of groups, and absences that are charged for. */
export const moneyPart: Part = (worldOf) => {
  test('the hub writes a line down, changes it and takes it off; the group’s lead reads it', async () => {
    await withKinds(worldOf);
    const { lead } = await running(worldOf(), 'Money rods', 'Tom Rods');
    const mia = await makeHubLead(worldOf(), 'Mia Money');
    await mia.press('Add a line', await mia.say('money money rods'));
    const saved = await mia.fill({ ...line, kind: 'Cover' });
    expect(everything(saved)).toContain('£750 planned');
    expect(everything(await lead.say('money money rods'))).toContain('£750 planned');
    await mia.press('Change Cover', saved);
    const changed = await mia.fill({ ...line, kind: 'Cover', claimed: '500' });
    expect(everything(changed)).toContain('£500 claimed');
    const all = await mia.say('money');
    expect(everything(await mia.press('Open the money of Money rods', all))).toContain('Three days');
    expect(everything(await mia.press('Remove Cover', changed))).toContain('The line is removed');
  });

  test('kinds of money are the hub’s own, and absences to charge for are listed', async () => {
    await withKinds(worldOf);
    const mia = await makeHubLead(worldOf(), 'Mia Kinds');
    const kinds = await mia.press('Kinds of money', await mia.say('money'));
    await mia.press('Add a kind', kinds);
    const added = await mia.fill({ word: 'Travel', matched: 'The hub alone' });
    const ended = await mia.press('End Travel', await mia.press('See the kinds', added));
    expect(everything(ended)).toContain('Travel is no longer offered');
    expect(everything(await mia.say('money kinds'))).not.toContain('Travel');
    await mia.say('absence charges');
    const charges = await mia.press('Absence charges', await mia.say('money'));
    expect(everything(charges)).toContain('No absence of this year is charged for');
    await mia.press('See the money', charges);
  });
};
