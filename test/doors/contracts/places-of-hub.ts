import { expect, test } from 'vitest';
import { everything, makeHubLead } from '../contract-people.ts';
import type { Part } from './index.ts';

/** Where the hub is at home: what is connected is seen, connected and disconnected by words and by button. */
export const placesOfHubPart: Part = (worldOf) => {
  test('what is connected to the hub is seen and disconnected by button, and by word', async () => {
    const world = worldOf();
    const mia = await makeHubLead(world, 'Mia Connects');
    const { prisma } = world.store;
    const { id: hubId } = await prisma.hub.findFirstOrThrow();
    const extra = { hubId, kind: 'TEAMS_TEAM', externalId: '19:extra', name: 'Extra team' } as const;
    await prisma.place.create({ data: extra });
    const listed = await mia.press('See all connected', await mia.say('hub'));
    expect(everything(listed)).toContain('Extra team');
    const ways = await mia.press('Connect another', listed);
    expect(everything(ways)).toContain('add me to it, then type “@Work Groups connect”');
    expect(everything(await mia.say('connect'))).toContain('Another Slack workspace is connected by whoever runs');
    const gone = await mia.press('Disconnect Extra team', await mia.say('disconnect'));
    expect(everything(gone)).toContain('Extra team no longer belongs to Wensum Maths Hub');
    expect(await prisma.place.count({ where: { externalId: extra.externalId } })).toBe(0);
  });
};
