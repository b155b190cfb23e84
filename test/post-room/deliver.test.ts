import { describe, expect, test } from 'vitest';
import { eventually, openTown, telling } from '../support/post-room.ts';
import { makePerson } from '../support/post-room-people.ts';

const aMinute = { kind: 'held', seconds: 60, scope: 'lane' } as const;

describe('when a platform asks to wait', () => {
  test('only that conversation waits, and goes on in its order', async () => {
    const town = await openTown();
    const room = await town.openRoom();
    const [ada, ben] = [await makePerson(town.store.prisma, 'Ada'), await makePerson(town.store.prisma, 'Ben')];
    town.platform.answer(({ said }, count) => (said === 'one' && count === 1 ? aMinute : { kind: 'sent', id: 'x' }));
    await room.sayAll([telling(ada, 'one'), telling(ada, 'two')]);
    await room.start();
    await town.platform.until(1);
    await eventually(town.states).toEqual(['WAITING', 'WAITING']);
    await room.say(telling(ada, 'three'));
    await room.say(telling(ben, 'for Ben'));
    await town.platform.until(2);
    town.clock.forward(59);
    await room.sweep();
    await room.say(telling(ben, 'more for Ben'));
    await town.platform.until(3);
    expect(town.platform.said()).toEqual(['one', 'for Ben', 'more for Ben']);
    town.clock.forward(1);
    await room.sweep();
    await town.platform.until(6);
    expect(town.platform.said().slice(3)).toEqual(['one', 'two', 'three']);
  });

  test('a whole workspace waits when the platform means all of it, and no other', async () => {
    const town = await openTown();
    const room = await town.openRoom();
    const { prisma } = town.store;
    const ada = await makePerson(prisma, 'Ada');
    const ben = await makePerson(prisma, 'Ben');
    const cat = await makePerson(prisma, 'Cat', [{ tenant: 'T2', user: 'Cat' }]);
    const dan = await makePerson(prisma, 'Dan', [{ platform: 'teams', tenant: 'T1', user: 'Dan' }]);
    town.platform.answer((_, count) => (count === 1 ? { ...aMinute, scope: 'workspace' } : { kind: 'sent', id: 'x' }));
    await room.start();
    await room.say(telling(ada, 'Ada'));
    await town.platform.until(1);
    await eventually(async () => (await town.notices())[0]?.attempts).toBe(1);
    await room.sayAll([telling(ben, 'Ben'), telling(cat, 'Cat'), telling(dan, 'Dan')]);
    await town.platform.until(3);
    await eventually(town.states).toEqual(['WAITING', 'WAITING', 'SENT', 'SENT']);
    expect(town.platform.said().sort()).toEqual(['Ada', 'Cat', 'Dan']);
    town.clock.forward(60);
    await room.sweep();
    await town.platform.until(5);
    expect(town.platform.said().slice(3).sort()).toEqual(['Ada', 'Ben']);
  });

  test('it is asked less and less often, and after twenty times the notice is given up aloud', async () => {
    const town = await openTown();
    const room = await town.openRoom();
    const ada = await makePerson(town.store.prisma, 'Ada');
    town.platform.answer(() => ({ kind: 'held', seconds: 1, scope: 'lane' }));
    await room.say(telling(ada, 'never', { group: '6e7b3a52-30f5-7d00-8000-000000000001' }));
    await room.start();
    const waits: number[] = [];
    for (let asked = 1; asked < 20; asked += 1) {
      await town.platform.until(asked);
      await eventually(town.states).toEqual(['WAITING']);
      const [notice] = await town.notices();
      const wait = ((notice?.notBefore.getTime() ?? 0) - town.clock.now().getTime()) / 1000;
      waits.push(wait);
      town.clock.forward(wait);
      await room.sweep();
    }
    await eventually(town.states).toEqual(['FAILED']);
    expect(waits.slice(0, 11)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900]);
    expect(town.platform.received).toHaveLength(20);
    expect(town.givenUp).toMatchObject([{ notice: { state: 'FAILED', kind: 'reminder', personId: ada } }]);
  });
});

describe('when a message can never arrive', () => {
  test('it is given up once, by name, and the next one is still sent', async () => {
    const town = await openTown();
    const room = await town.openRoom();
    const ada = await makePerson(town.store.prisma, 'Ada');
    town.platform.answer((_, count) =>
      count === 1 ? { kind: 'failed', why: 'messages are blocked', closed: false } : { kind: 'sent', id: 'x' },
    );
    await room.sayAll([telling(ada, 'one'), telling(ada, 'two')]);
    await room.start();
    await town.platform.until(2);
    await eventually(town.states).toEqual(['FAILED', 'SENT']);
    expect(town.givenUp).toMatchObject([
      { notice: { personId: ada, facts: { say: 'one' }, state: 'FAILED' }, why: 'messages are blocked' },
    ]);
  });

  test('a closed account is remembered, and the person is written to by the next one', async () => {
    const town = await openTown();
    const room = await town.openRoom();
    const ada = await makePerson(town.store.prisma, 'Ada', [
      { user: 'old' },
      { platform: 'teams', tenant: 'X', user: 'newer' },
      { user: 'newest' },
    ]);
    town.platform.answer(({ user }) =>
      user === 'newest' ? { kind: 'failed', why: 'account_inactive', closed: true } : { kind: 'sent', id: 'x' },
    );
    await room.start();
    await room.sayAll([telling(ada, 'one'), telling(ada, 'two')]);
    await town.platform.until(3);
    await eventually(town.states).toEqual(['SENT', 'SENT']);
    expect(town.platform.received.map(({ user, said }) => [user, said])).toEqual([
      ['newest', 'one'],
      ['newer', 'one'],
      ['newer', 'two'],
    ]);
    const closed = await town.store.prisma.account.findMany({ where: { closedAt: { not: null } } });
    expect(closed).toMatchObject([{ externalId: 'newest', closedAt: town.clock.now() }]);
    expect(town.givenUp).toEqual([]);
  });

  test('nobody is left: it is given up, with what the last account answered', async () => {
    const town = await openTown();
    const room = await town.openRoom({ messengers: { slack: town.platform.messenger } });
    const ada = await makePerson(town.store.prisma, 'Ada');
    const ben = await makePerson(town.store.prisma, 'Ben', [{ platform: 'teams', user: 'Ben' }]);
    town.platform.answer(() => ({ kind: 'failed', why: 'account_inactive', closed: true }));
    await room.start();
    await room.sayAll([telling(ada, 'one'), telling(ben, 'one')]);
    await eventually(town.states).toEqual(['FAILED', 'FAILED']);
    expect(town.givenUp.map(({ why }) => why).sort()).toEqual([
      'account_inactive',
      'no account of the person can be written to',
    ]);
    expect(town.warnings).toEqual(['a notice was given up', 'a notice was given up']);
  });

  test('somebody known by school and e-mail only is left to those who can tell them, and nobody is warned', async () => {
    const town = await openTown();
    const room = await town.openRoom();
    const ada = await makePerson(town.store.prisma, 'Ada', []);
    await room.start();
    await room.say(telling(ada, 'one'));
    await eventually(town.states).toEqual(['FAILED']);
    expect(town.givenUp.map(({ why }) => why)).toEqual(['the person has no account']);
    expect(town.warnings).toEqual([]);
  });

  test('what is told on giving up is kept with it, or neither is', async () => {
    const town = await openTown();
    const lead = await makePerson(town.store.prisma, 'Lead');
    let broken = true;
    const room = await town.openRoom({
      onGivenUp: async ({ facts }, why, { tell }) => {
        await tell(telling(lead, `${JSON.stringify(facts)} ${why}`));
        if (broken) throw new Error('the lead cannot be told');
      },
    });
    const ada = await makePerson(town.store.prisma, 'Ada', []);
    await room.start();
    await room.say(telling(ada, 'one'));
    await eventually(() => town.faults).toHaveLength(1);
    expect(await town.states()).toEqual(['CLAIMED']);
    broken = false;
    town.clock.forward(60);
    await room.sweep();
    await town.platform.until(1);
    await eventually(town.states).toEqual(['FAILED', 'SENT']);
    expect(town.platform.said()).toEqual(['{"say":"one"} the person has no account']);
  });
});

describe('composing', () => {
  test('what no longer holds is not said', async () => {
    const town = await openTown();
    const room = await town.openRoom();
    const ada = await makePerson(town.store.prisma, 'Ada');
    await room.start();
    await room.sayAll([telling(ada, 'over', { facts: { over: true } }), telling(ada, 'still so')]);
    await town.platform.until(1);
    await eventually(town.states).toEqual(['OVERTAKEN', 'SENT']);
    expect(town.platform.said()).toEqual(['still so']);
    expect(town.givenUp).toEqual([]);
  });

  test('a kind that nobody composes yet, or that fails, is tried again later', async () => {
    const town = await openTown();
    const room = await town.openRoom();
    const [ada, ben] = [await makePerson(town.store.prisma, 'Ada'), await makePerson(town.store.prisma, 'Ben')];
    await room.start();
    await room.sayAll([telling(ada, 'one', { kind: 'new' }), telling(ben, 'one', { facts: { broken: true } })]);
    await eventually(async () => (await town.notices()).map(({ attempts }) => attempts)).toEqual([1, 1]);
    await eventually(town.states).toEqual(['WAITING', 'WAITING']);
    await town.store.prisma.notice.updateMany({ data: { kind: 'reminder', facts: { say: 'mended' } } });
    town.clock.forward(1);
    await room.sweep();
    await town.platform.until(2);
    expect(town.platform.said()).toEqual(['mended', 'mended']);
  });
});
