import { expect, test } from 'vitest';
import { everything, makeHubLead, newcomer } from '../contract-people.ts';
import type { Part } from './index.ts';

/** Channels: named from inside, written to, mended when they are silent, removed. */
export const channelsPart: Part = (worldOf) => {
  test('a channel is named in the channel, by word and by button, and written to; others may not name it', async () => {
    const world = worldOf();
    const mia = await makeHubLead(world, 'Mia Channels');
    const { mine: asked } = await mia.sayInChannel('channel');
    expect(asked && everything(asked)).toContain('What is this channel for?');
    const named = await mia.press('LLME network', asked);
    expect(everything(named)).toContain('is for: LLME network');
    const { mine: again } = await mia.sayInChannel('channel llme-network');
    expect(again && everything(again)).toContain('I write in this channel now');
    const [written] = await mia.channel(1);
    expect(written && everything(written)).toContain('named it for: LLME network');
    expect(written?.isPrivate).toBe(false);
    expect(everything(await mia.press('See all channels', named))).toContain('LLME network, since');
    const tom = newcomer(world, 'Tom Channels');
    const { mine: no } = await tom.sayInChannel('channel llme-network');
    expect(no && everything(no)).toContain('Only');
  });

  test('a message that a channel perhaps did not get is asked about, and sent again by one press', async () => {
    const world = worldOf();
    const { prisma } = world.store;
    const mia = await makeHubLead(world, 'Mia Mends');
    const { id: personId } = await prisma.person.findFirstOrThrow({ where: { name: 'Mia Mends' } });
    const { id, hubId, notBefore } = await prisma.notice.findFirstOrThrow({ where: { kind: 'channel named' } });
    await prisma.notice.update({ where: { id }, data: { state: 'UNCERTAIN' } });
    const about = { hubId, kind: 'channel silent', facts: { notice: id }, personId, lane: `person/${personId}` };
    await prisma.notice.create({ data: { ...about, key: 'channel silent', notBefore, createdAt: notBefore } });
    await world.sweep();
    const [told] = await mia.inbox(1);
    expect(told && everything(told)).toContain('Did my message arrive?');
    expect(everything(await mia.press('It arrived', told))).toContain('it is noted');
    await prisma.notice.update({ where: { id }, data: { state: 'UNCERTAIN' } });
    expect(everything(await mia.press('Send it again', told))).toContain('I send it again');
    await world.sweep();
    expect(await mia.channel(2)).toHaveLength(2);
    const list = await mia.say('channels');
    const remove = list.buttons.find((label) => label.startsWith('Remove')) ?? '';
    expect(everything(await mia.press(remove.split(' [')[0] ?? '', list))).toContain('The channel is removed');
  });
};
