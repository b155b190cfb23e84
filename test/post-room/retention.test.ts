import { expect, test } from 'vitest';
import { eventually, openTown, telling } from '../support/post-room.ts';
import { makePerson } from '../support/post-room-people.ts';

const day = 24 * 3600;

test('at night, old presses, drafts and addresses go, and what was said long ago; that it was said stays', async () => {
  const town = await openTown();
  const { prisma } = town.store;
  const room = await town.openRoom();
  const ada = await makePerson(prisma, 'Ada');
  const [account] = await prisma.account.findMany();
  const accountId = account?.id ?? '';
  const hub = await prisma.hub.findFirstOrThrow();
  const keep = async (name: string) => {
    const createdAt = town.clock.now();
    await prisma.press.create({ data: { token: name, accountId, createdAt } });
    await prisma.draft.create({ data: { command: name, accountId, input: {}, createdAt } });
    await prisma.installLink.create({ data: { hubId: hub.id, tokenHash: name, createdAt, expiresAt: createdAt } });
    const link = { kind: name, tokenHash: name, facts: {}, createdAt, expiresAt: createdAt };
    await prisma.webLink.create({ data: { ...link, hubId: hub.id, personId: account?.personId ?? '' } });
  };
  await room.start();
  const old = telling(ada, 'old');
  await room.say(old);
  await eventually(town.states).toEqual(['SENT']);
  await keep('90 days');
  town.clock.forward(59 * day);
  await keep('31 days');
  town.clock.forward(2 * day);
  await keep('29 days');
  town.clock.forward(28 * day);
  await room.say(telling(ada, 'young'));
  const waits = telling(ada, 'waits', { notBefore: new Date(town.clock.now().getTime() + 9 * day * 1000) });
  await room.say(waits);
  await eventually(town.states).toEqual(['SENT', 'SENT', 'WAITING']);
  town.clock.forward(day);
  await keep('today');
  town.clock.forward(1);
  await room.wake();
  await eventually(async () => (await town.notices())[0]?.facts).toEqual({});
  expect((await prisma.press.findMany()).map(({ token }) => token)).toEqual(['today']);
  expect((await prisma.installLink.findMany()).map(({ tokenHash }) => tokenHash)).toEqual(['today']);
  expect((await prisma.webLink.findMany()).map(({ kind }) => kind)).toEqual(['today']);
  expect((await prisma.draft.findMany()).map(({ command }) => command)).toEqual(['29 days', 'today']);
  expect((await town.notices()).map(({ facts }) => facts)).toEqual([{}, { say: 'young' }, { say: 'waits' }]);
  await room.say(old);
  expect(await town.notices()).toHaveLength(3);
});
