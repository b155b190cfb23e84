import { expect, test } from 'vitest';
import { tuesdayMorning } from '../../support/small-hub.ts';
import type { World } from '../contract.ts';
import { everything, makeGroup, makeHubLead, makeLead, newcomer } from '../contract-people.ts';
import type { Part } from './index.ts';

const answers = {
  purpose: 'Welcome to new leads',
  day: '2027-01-12',
  from: '16:00',
  to: '17:30',
  place: 'Tapton School',
};

/** Somebody who has begun to lead a group of this test's own. */
async function makeNewLead(world: World, name: string, title: string) {
  await makeGroup(world, title, { state: 'RUNNING' });
  const lead = await makeLead(world, name, title);
  await world.store.prisma.workGroupLead.updateMany({
    where: { person: { name } },
    data: { from: tuesdayMorning },
  });
  return lead;
}

/** The network of local leaders: its meetings, from the plan to who came. */
export const networkPart: Part = (worldOf) => {
  test('a network meeting is planned, told to a new lead, answered with one press, moved and called off', async () => {
    const world = worldOf();
    const nora = await makeHubLead(world, 'Nora Plans');
    const nia = await makeNewLead(world, 'Nia Begins', 'A group of the network');
    await nora.press('Plan a network meeting', await nora.say('network'));
    const planned = await nora.fill({ ...answers, who: [] });
    expect(everything(planned)).toMatch(/(is|are) expected/);
    await world.sweep();
    const [message] = await nia.inbox(1);
    if (!message) throw new Error('no message arrived');
    expect(everything(message)).toContain('Can you come to the network meeting?');
    const unsure = await nia.press('Maybe: network meeting on Tuesday 12 January', message);
    expect(everything(unsure)).toContain('The hub knows you may come');
    const coming = await nia.press('I’m coming: network meeting on Tuesday 12 January', unsure);
    expect(everything(coming)).toContain('The hub knows you are coming');
    const page = await nora.press('See the meeting: network meeting on Tuesday 12 January', planned);
    expect(everything(page)).toContain('Nia Begins');
    await nora.press('Change the meeting: network meeting on Tuesday 12 January', page);
    expect(everything(await nora.fill({ ...answers, day: '2027-01-14', who: [] }))).toContain('The meeting is changed');
    await world.sweep();
    const moved = (await nia.inbox(2)).at(-1);
    expect(moved && everything(moved)).toContain('Tuesday 12 January');
    const own = await nia.say('network');
    const cannot = await nia.press('I can’t come: network meeting on Thursday 14 January', own);
    expect(everything(cannot)).toContain('The hub knows you can’t come');
    const list = await nora.say('network');
    const open = await nora.press('Open: network meeting on Thursday 14 January', list);
    await nora.press('Call it off: network meeting on Thursday 14 January', open);
    const off = await nora.fill({ reason: 'The school is closed.' });
    expect(everything(off)).toContain('The meeting is off');
    expect(everything(await nora.press('See the network', off))).toContain('called off');
    expect(everything(await nia.say('network'))).toContain('called off');
  });

  test('who came is recorded by ticks; a teacher sees no network, and plans nothing', async () => {
    const world = worldOf();
    const { prisma } = world.store;
    const nora = await makeHubLead(world, 'Nora Records');
    await makeNewLead(world, 'Ned Comes', 'Another group of the network');
    await nora.say('plan meeting');
    await nora.fill({ ...answers, who: ['Everybody of the network'] });
    const startsAt = new Date(tuesdayMorning.getTime() - 7_200_000);
    const endsAt = new Date(tuesdayMorning.getTime() - 3_600_000);
    await prisma.networkMeeting.updateMany({ where: { state: 'ANNOUNCED' }, data: { startsAt, endsAt } });
    const { id } = await prisma.networkMeeting.findFirstOrThrow({ where: { state: 'ANNOUNCED' } });
    const list = await nora.say('network');
    expect(everything(list)).toContain('who came is not recorded yet');
    await prisma.networkMeeting.updateMany({
      where: { id },
      data: { endsAt: new Date(endsAt.getTime() - 86_400_000) },
    });
    const today = await nora.say('today');
    await nora.press('Record who came: network meeting on Tuesday 12 January', today);
    expect(everything(await nora.fill({ 'came-1': ['Ned Comes'] }))).toContain('1 person came');
    expect(await prisma.networkGuest.count({ where: { meetingId: id, came: true } })).toBe(1);
    const tom = newcomer(world, 'Tom Asks');
    expect(everything(await tom.say('network'))).toContain('The network is for local leaders');
    expect(everything(await tom.say('plan meeting'))).toContain('Only');
  });

  test('a programme’s window is listed, seen, changed and taken off; a leader sees what is encouraged, the hub its members', async () => {
    const world = worldOf();
    const nora = await makeHubLead(world, 'Nora Lists');
    const lin = await makeNewLead(world, 'Lin Applies', 'A third group of the network');
    const window = { title: 'PD Lead', link: 'https://pd.example/apply', opens: '2026-11-24', closes: '2027-01-29' };
    await nora.press('Add a programme’s window', await nora.say('network'));
    const saved = await nora.fill({ ...window, who: ['All Work Group Leads'] });
    expect(everything(saved)).toContain('The window is saved');
    await world.sweep();
    const [message] = await lin.inbox(1);
    expect(message && everything(message)).toContain('A programme takes applications');
    const page = await lin.say('network');
    expect(everything(page)).toContain('open until Friday 29 January');
    const own = await lin.press('What is encouraged', page);
    expect(everything(own)).toContain('What the network encourages');
    expect(everything(await lin.say('my network'))).toContain('Not yet: active in the network');
    const list = await nora.press('See the network', saved);
    await nora.press('Change: PD Lead', list);
    await nora.fill({ ...window, title: 'PD Lead, spring', who: ['All Work Group Leads'] });
    await nora.say('add window');
    const off = await nora.press('Take off the list: PD Lead, spring', await nora.say('network'));
    expect(everything(off)).toContain('It is off the list');
    const members = await nora.press('See the members of the network', await nora.say('network'));
    expect(everything(members)).toContain('Members of the network');
    expect(everything(await nora.say('network members'))).toContain('leads');
    const tom = newcomer(world, 'Tom Wonders');
    expect(everything(await tom.say('my network'))).toContain('The network is for local leaders');
    expect(everything(await tom.say('add window'))).toContain('Only');
  });
};
