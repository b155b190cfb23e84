import { expect, test } from 'vitest';
import type { World } from '../contract.ts';
import { everything, makeHubLead, makeStaff, newcomer } from '../contract-people.ts';
import type { Seen, Someone } from '../driver.ts';
import type { Part } from './index.ts';

const words = 'The network meets on 14 July.';

/** A local leader, recognised as something of this test's own; without an account when nobody plays them. */
async function recognise({ store: { prisma } }: World, personId: string) {
  const { id: hubId } = await prisma.hub.findFirstOrThrow();
  const kind = { hubId, word: 'Specialist of the contract' };
  const { id: kindId } =
    (await prisma.designationKind.findFirst({ where: kind })) ?? (await prisma.designationKind.create({ data: kind }));
  await prisma.designation.create({ data: { hubId, personId, kindId, from: new Date('2026-09-01') } });
}

async function makeLeader(world: World, name: string): Promise<Someone> {
  const leader = newcomer(world, name);
  await leader.say('');
  await recognise(world, (await world.store.prisma.person.findFirstOrThrow({ where: { name } })).id);
  return leader;
}

/** Writes to those of that designation, up to the preview. */
async function write(by: Someone, asked: Seen): Promise<Seen> {
  const form = await by.press('Local leaders', asked);
  expect(form.form?.submit).toBe('See how it reads');
  return by.fill({ kind: 'Specialist of the contract', text: words, how: ['By private message, to each'] });
}

/** Opens the newest of the announcements listed. */
const openFirst = (by: Someone, list: Seen) =>
  by.press(list.buttons.find((label) => label.startsWith('Open'))?.match(/\[(.*)\]/)?.[1] ?? '', list);

/** Announcements: written, seen before they go, sent, followed by name. */
export const announcementsPart: Part = (worldOf) => {
  test('an announcement is seen before it goes, timed and called off, and copied for those I can’t reach', async () => {
    const world = worldOf();
    const nora = await makeHubLead(world, 'Nora Announces');
    await makeLeader(world, 'Ada Reads');
    const { id } = await world.store.prisma.person.create({ data: { name: 'Ann Away', email: 'ann@school.example' } });
    await recognise(world, id);
    const preview = await write(nora, await nora.say('announce'));
    expect(everything(preview)).toContain('Can’t be reached: 1 person');
    expect(everything(preview)).toContain(words);
    await nora.press('Send it later', preview);
    const timed = await nora.fill({ day: '2027-01-12', time: '09:00' });
    expect(everything(timed)).toContain('It goes when it is time');
    const off = await nora.press('Call it off', timed);
    expect(everything(off)).toContain('It is called off');
    const list = await nora.press('See announcements', off);
    expect(everything(list)).toContain('called off');
    expect(everything(await openFirst(nora, list))).toContain('It was called off');
    await write(nora, await nora.say('announce'));
    const draft = await openFirst(nora, await nora.say('announcements'));
    expect(everything(await nora.press('Copy as e-mail', draft))).toContain('ann@school.example');
  });

  test('it arrives once at each; who did not get it gets it again, or somebody says that they did', async () => {
    const world = worldOf();
    const { prisma } = world.store;
    const nora = await makeHubLead(world, 'Nora Sends');
    const ben = await makeLeader(world, 'Ben Reads');
    const preview = await write(nora, await nora.press('Write one', await nora.say('announcements')));
    const sent = await nora.press('Send it now', preview);
    expect(everything(sent)).toContain('within a minute');
    await world.sweep();
    const [message] = await ben.inbox(1);
    expect(message && everything(message)).toContain(words);
    const { id } = await prisma.person.findFirstOrThrow({ where: { name: 'Ben Reads' } });
    const his = { kind: 'announcement', personId: id };
    await expect.poll(() => prisma.notice.count({ where: { ...his, state: 'SENT' } })).toBe(1);
    await prisma.notice.updateMany({ where: his, data: { state: 'UNCERTAIN' } });
    const list = await nora.press('See who gets it', sent);
    expect(everything(list)).toContain('perhaps got it');
    const seen = await nora.press('It arrived at Ben Reads', list);
    expect(everything(seen)).not.toContain('perhaps got it');
    await prisma.notice.updateMany({ where: his, data: { state: 'FAILED' } });
    const failed = await openFirst(nora, await nora.say('announcements'));
    await nora.press('Send it to Ben Reads again', failed);
    await world.sweep();
    expect(await ben.inbox(2)).toHaveLength(2);
  });

  test('an administrator hands a draft to the hub’s leads; a teacher announces nothing', async () => {
    const world = worldOf();
    const gita = await makeStaff(world, 'Gita Drafts', 'Hub Administrator', 'ADMINISTRATOR');
    await makeLeader(world, 'Cy Reads');
    const preview = await write(gita, await gita.say('announce'));
    expect(preview.buttons.join()).not.toContain('Send it now');
    expect(everything(await gita.press('Hand to a hub lead', preview))).toContain('leads are told');
    expect(everything(await newcomer(world, 'Tom Announces').say('announce'))).toContain('Only');
  });
};
