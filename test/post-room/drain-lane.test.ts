import { expect, test } from 'vitest';
import { openTown, telling } from '../support/post-room.ts';
import { makePerson } from '../support/post-room-people.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

test('a person gets what one change told in the order it was told', async () => {
  const town = await openTown();
  const room = await town.openRoom();
  await room.start();
  const ada = await makePerson(town.store.prisma, 'Ada');
  const words = numbers(30).map((number) => `number ${number}`);
  await room.sayAll(words.map((say) => telling(ada, say)));
  await town.platform.until(30);
  expect(town.platform.said()).toEqual(words);
});

test('what may be said earlier is said first, whenever it was told', async () => {
  const town = await openTown();
  const room = await town.openRoom();
  const ada = await makePerson(town.store.prisma, 'Ada');
  const at = (minutes: number) => new Date(town.clock.now().getTime() + minutes * 60_000);
  await room.sayAll([
    telling(ada, 'in two minutes', { notBefore: at(2) }),
    telling(ada, 'in one minute', { notBefore: at(1) }),
    telling(ada, 'at once'),
  ]);
  town.clock.forward(120);
  await room.start();
  await town.platform.until(3);
  expect(town.platform.said()).toEqual(['at once', 'in one minute', 'in two minutes']);
});

test('twenty people are written to side by side, but no more at once than the post room allows', async () => {
  const town = await openTown();
  const room = await town.openRoom({ pace: { lanesAtOnce: 5 } });
  const people = await Promise.all(numbers(20).map((number) => makePerson(town.store.prisma, `P${number}`)));
  const gate = Promise.withResolvers<void>();
  town.platform.answer(async () => {
    if (town.platform.busiest() === 5) gate.resolve();
    await gate.promise; // five must be at it before the first gets an answer
    return { kind: 'sent', id: 'x' };
  });
  await room.sayAll(people.flatMap((person) => [telling(person, 'first'), telling(person, 'second')]));
  await room.start();
  await town.platform.until(40);
  await room.stop();
  expect(town.platform.busiest()).toBe(5);
  for (const number of numbers(20)) {
    const got = town.platform.received.filter(({ user }) => user === `P${number}`).map(({ said }) => said);
    expect(got).toEqual(['first', 'second']);
  }
});

test('a message is on its way within a tenth of a second of being told', async () => {
  const town = await openTown();
  const room = await town.openRoom();
  await room.start();
  const ada = await makePerson(town.store.prisma, 'Ada');
  await room.say(telling(ada, 'warm up'));
  await town.platform.until(1);
  const waits: number[] = [];
  for (const round of numbers(15)) {
    await room.say(telling(ada, `round ${round}`));
    const told = performance.now();
    await town.platform.until(round + 1);
    waits.push(performance.now() - told);
  }
  const [median] = waits.sort((one, other) => one - other).slice(7, 8);
  expect(median).toBeLessThan(100);
});

test('two hundred waiting people are not sent to at the pace of a poll', async () => {
  const town = await openTown();
  const room = await town.openRoom({ pace: { pollMs: 60_000 } });
  const people = await Promise.all(numbers(200).map((number) => makePerson(town.store.prisma, `P${number}`)));
  await room.sayAll(people.map((person) => telling(person, 'the session moved')));
  await room.start();
  await town.platform.until(200);
  await room.stop();
  expect(await town.states()).toEqual(numbers(200).map(() => 'SENT'));
});
