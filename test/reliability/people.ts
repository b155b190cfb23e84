import type { PrismaClient } from '../../src/store/generated/client.ts';
import { makeHub, makePerson } from '../support/post-room-people.ts';

/** A hub with people on both platforms: one of them can be asked what has arrived, the other cannot. */
export async function settleTown(prisma: PrismaClient, ofEach = 25) {
  const hub = await makeHub(prisma);
  const numbers = Array.from({ length: ofEach }, (_, index) => index);
  const askable = await Promise.all(numbers.map((index) => makePerson(prisma, `S${index}`)));
  const others = await Promise.all(
    numbers.map((index) => makePerson(prisma, `T${index}`, [{ platform: 'teams', user: `T${index}` }])),
  );
  return { hubId: hub.id, people: [...askable, ...others], cannotBeAsked: new Set(others) };
}
