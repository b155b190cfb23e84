import { expect, test } from 'vitest';
import { tuesdayMorning } from '../../support/small-hub.ts';
import { everything, makeGroup, makeHubLead, makeLead, makeStaff } from '../contract-people.ts';
import type { Someone } from '../driver.ts';
import type { Part } from './index.ts';

/** Proposals of new groups. */
export const proposalsPart: Part = (worldOf) => {
  test('a lead proposes a group; the hub reads it, says no to one and go on with another', async () => {
    const world = worldOf();
    await makeGroup(world, 'Proposal circle');
    const lead = await makeLead(world, 'Lia Ideas', 'Proposal circle');
    const mia = await makeHubLead(world, 'Mia Ideas');
    const pitch = { phases: ['Early Years'], purpose: 'Children count more than they see.', notMet: 'Nothing listed.' };
    await lead.say('propose');
    expect(everything(await lead.fill({ title: 'Counting songs', ...pitch }))).toContain('The hub has your idea');
    await lead.press('Propose a group', await lead.say('proposals'));
    const second = await lead.fill({ title: 'Number walks', ...pitch });
    await lead.press('Open: Number walks', await lead.press('All proposals', second));
    const gita = await makeStaff(world, 'Gita Reads', 'Hub Administrator', 'ADMINISTRATOR');
    const read = await gita.press('Open: Counting songs', await gita.say('proposals'));
    expect(everything(read)).toContain('Children count more than they see.');
    expect(read.buttons.join()).not.toContain('No, thank you');
    const waiting = await mia.say('proposals');
    await mia.press('No, thank you: Counting songs', await mia.press('Open: Counting songs', waiting));
    expect(everything(await mia.fill({ words: 'Not this year. Thank you.' }))).toContain('Your words go out');
    await mia.press('Go on: Number walks', await mia.press('Open: Number walks', await mia.say('proposals')));
    expect(everything(await mia.fill({ words: 'Please write the plan.' }))).toContain('The plan is asked for');
    const told = (await lead.inbox(2)).map(everything).join('\n');
    expect(told).toContain('Not this year. Thank you.');
    expect(told).toContain('Please write the plan.');
  });

  test('the plan is written in steps and handed in; the hub sends it back, sends it on and approves it', async () => {
    const world = worldOf();
    await makeGroup(world, 'Plan circle');
    const lead = await makeLead(world, 'Pia Beads', 'Plan circle');
    const mia = await makeHubLead(world, 'Mia Weighs');
    await lead.say('propose');
    await lead.fill({ title: 'Bead strings', phases: ['Early Years'], purpose: 'To count.', notMet: 'None does.' });
    const open = async (who: Someone) => who.press('Open: Bead strings', await who.say('proposals'));
    await mia.press('Go on: Bead strings', await open(mia));
    await mia.fill({ words: 'Please.' });
    await lead.press('Write this step, why and what for: Bead strings', await open(lead));
    await lead.fill({ title: 'Bead strings', rationale: 'Beads show tens.', objectives: 'Children see tens.' });
    await lead.fill({ timeNeeded: '3 twilights', capacitySchools: '5' });
    await lead.fill({ costing: 'Beads.', evaluation: 'We look again in June.' });
    const ready = await lead.fill({ quality: ['Its rationale is clear'] });
    expect(everything(await lead.press('Hand the plan in: Bead strings', ready))).toContain('The hub has your plan');
    await mia.press('Send it back: Bead strings', await open(mia));
    expect(everything(await mia.fill({ words: 'How many beads?' }))).toContain('The plan is sent back');
    await lead.press('Change this step, cost and evaluation: Bead strings', await open(lead));
    const changed = await lead.fill({ costing: '500 beads.', evaluation: 'We look again in June.' });
    await lead.press('Hand the plan in: Bead strings', changed);
    await mia.press('Sent to the NCETM: Bead strings', await open(mia));
    const sent = await mia.fill({ words: 'It is with the NCETM.' });
    await mia.press('Approve it: Bead strings', sent);
    const approved = await mia.fill({ words: 'Yes.' });
    expect(everything(approved)).toContain('It is a draft group now');
    expect(everything(await mia.press('Open the draft: Bead strings', approved))).toContain('Pia Beads');
  });

  test('a plan that lies is asked about in a message, with the way to go on and to take it back', async () => {
    const world = worldOf();
    const { prisma } = world.store;
    await makeGroup(world, 'Third proposal circle');
    const lead = await makeLead(world, 'Lou Lies', 'Third proposal circle');
    await lead.say('propose');
    await lead.fill({ title: 'Abacus days', phases: ['Early Years'], purpose: 'To count.', notMet: 'None does.' });
    const changedAt = new Date('2026-11-02T09:00:00Z');
    const lying = { state: 'DRAFT' as const, changedAt, decidedAt: changedAt };
    await prisma.proposal.updateMany({ where: { title: 'Abacus days' }, data: lying });
    const { id, hubId, personId } = await prisma.proposal.findFirstOrThrow({ where: { title: 'Abacus days' } });
    const at = { notBefore: tuesdayMorning, createdAt: tuesdayMorning };
    const facts = { proposal: id, since: changedAt.toISOString() };
    const waits = { key: `plan lies ${id}`, lane: `person/${personId}`, ...at };
    await prisma.notice.create({ data: { hubId, personId, kind: 'plan lies', facts, ...waits } });
    await world.sweep();
    const message = (await lead.inbox(1)).at(-1);
    if (!message) throw new Error('nobody asked');
    expect(everything(message)).toContain('Do you go on with your plan?');
    const page = await lead.press('Go on with it: Abacus days', message);
    expect(everything(page)).toContain('Before it can be handed in');
    expect(everything(await lead.press('Take it back: Abacus days', message))).toContain('is taken back');
  });

  test('who proposed a group takes it back', async () => {
    const world = worldOf();
    await makeGroup(world, 'Second proposal circle');
    const lead = await makeLead(world, 'Ned Ideas', 'Second proposal circle');
    await lead.say('propose');
    const pitch = { title: 'Maths trails', phases: ['Early Years'], purpose: 'To go out.', notMet: 'All is indoors.' };
    const sent = await lead.fill(pitch);
    expect(everything(await lead.press('Take it back', sent))).toContain('Your proposal is taken back');
  });
};
