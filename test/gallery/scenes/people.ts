import { tellNotReached } from '../../../src/features/people/not-reached.ts';
import type { Stage } from '../stage.ts';

/** Somebody who could not be reached. */
export async function playPeople(stage: Stage): Promise<void> {
  const { house, takeNotice, group, openHub } = stage;
  await openHub();
  const lead = await house.person('Amira Okafor');
  const tom = await house.person('Tom Reed');
  const one = await group('Reasoning with fractions', { leads: [lead] });
  const givenUp = { id: crypto.randomUUID(), kind: 'joined', personId: tom.personId, groupId: one.id };
  await tellNotReached(givenUp, await insideOf(stage, tom));
  await takeNotice('notice: a message did not arrive', lead, 'not reached');
}

async function insideOf({ house }: Stage, { account, place }: Awaited<ReturnType<Stage['house']['person']>>) {
  const arrival = await house.ports.directory.arrive(account, place, 'cached');
  if (arrival.kind !== 'known') throw new Error('the person is not known');
  const { hub } = arrival;
  const now = house.clock.now();
  const db = house.store.read(hub);
  return { db, hub, now, tell: house.ports.tell(db, hub, now) };
}
