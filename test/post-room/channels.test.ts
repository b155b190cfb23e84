import { describe, expect, test } from 'vitest';
import { eventually, openTown, telling, tellingChannel } from '../support/post-room.ts';
import { makeChannel, makeHub, makePerson } from '../support/post-room-people.ts';

describe('a channel', () => {
  test('is told once for one occasion, in order, beside the people of its hub', async () => {
    const town = await openTown();
    const room = await town.openRoom();
    const { prisma } = town.store;
    const channel = await makeChannel(prisma, town.hub.id, 'C-llmes');
    const ada = await makePerson(prisma, 'Ada');
    const first = tellingChannel(channel, 'first');
    await room.sayAll([first, tellingChannel(channel, 'second'), telling(ada, 'for Ada'), first]);
    await room.start();
    await town.platform.until(3);
    await eventually(town.states).toEqual(['SENT', 'SENT', 'SENT']);
    expect(town.platform.received.filter(({ user }) => user === 'C-llmes').map(({ said }) => said)).toEqual([
      'first',
      'second',
    ]);
  });

  test('that asks to wait holds nobody else up', async () => {
    const town = await openTown();
    const room = await town.openRoom();
    const { prisma } = town.store;
    const [one, other] = [
      await makeChannel(prisma, town.hub.id, 'C-one'),
      await makeChannel(prisma, town.hub.id, 'C-other'),
    ];
    town.platform.answer(({ said }, count) =>
      said === 'one' && count < 3 ? { kind: 'held', seconds: 60, scope: 'lane' } : { kind: 'sent', id: 'x' },
    );
    await room.sayAll([tellingChannel(one, 'one'), tellingChannel(other, 'other')]);
    await room.start();
    await eventually(town.states).toEqual(['WAITING', 'SENT']);
    town.clock.forward(60);
    await room.sweep();
    await eventually(town.states).toEqual(['SENT', 'SENT']);
  });

  test('that cannot be written to is given up aloud, with what can be done', async () => {
    const town = await openTown();
    const room = await town.openRoom();
    const { prisma } = town.store;
    const shut = await makeChannel(prisma, town.hub.id, 'C-shut');
    const away = await makeChannel(prisma, town.hub.id, 'C-away', { workspace: 'T-other' });
    const { id: hubId } = await makeHub(prisma, 'north-east');
    await prisma.place.create({ data: { hubId, kind: 'SLACK_WORKSPACE', externalId: 'T-other' } });
    const removed = await makeChannel(prisma, town.hub.id, 'C-removed');
    await prisma.channelUse.deleteMany({ where: { channelId: removed } });
    town.platform.answer(() => ({ kind: 'failed', why: 'I am not in that channel.', closed: false }));
    await room.sayAll([tellingChannel(shut, 'hello'), tellingChannel(away, 'hello')]);
    await room.say(tellingChannel(removed, 'hello'));
    await room.start();
    await eventually(town.states).toEqual(['FAILED', 'FAILED', 'FAILED']);
    const why = new Map(town.givenUp.map(({ notice, why: said }) => [notice.channelId, said]));
    expect(why.get(shut)).toBe('I am not in that channel.');
    expect(why.get(away)).toBe('Nobody names that channel for the hub any more.');
    expect(town.platform.received).toHaveLength(1);
  });

  test('is never told the same twice when an answer was lost: a person is asked', async () => {
    const town = await openTown();
    const room = await town.openRoom();
    const channel = await makeChannel(town.store.prisma, town.hub.id, 'C-llmes');
    town.platform.answer(() => ({ kind: 'uncertain', why: 'socket hang up' }));
    await room.say(tellingChannel(channel, 'hello'));
    await room.start();
    await town.platform.until(1);
    town.clock.forward(61);
    await room.sweep();
    await eventually(town.states).toEqual(['UNCERTAIN']);
    expect(town.platform.received).toHaveLength(1);
    expect(town.givenUp).toMatchObject([{ notice: { state: 'UNCERTAIN', channelId: channel, personId: null } }]);
  });

  test('is not told what is meant for one person: that waits for somebody to mend it', async () => {
    const town = await openTown();
    const room = await town.openRoom();
    const channel = await makeChannel(town.store.prisma, town.hub.id, 'C-llmes');
    await room.say(tellingChannel(channel, 'your gap task', { kind: 'reminder' }));
    await room.start();
    await eventually(async () => (await town.notices())[0]?.attempts).toBe(1);
    expect(town.platform.received).toEqual([]);
  });
});
