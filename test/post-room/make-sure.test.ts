import { describe, expect, test } from 'vitest';
import { eventually, openTown, type Town, telling } from '../support/post-room.ts';
import { makePerson } from '../support/post-room-people.ts';
import { goalOf, noAnswer } from '../support/post-room-platform.ts';

/** Ada's lane with a sending whose answer was lost, and one behind it. */
async function loseAnswer(town: Town, kind: string) {
  const room = await town.openRoom();
  const ada = await makePerson(town.store.prisma, 'Ada');
  town.platform.answer((_, count) =>
    count === 1 ? { kind: 'uncertain', why: 'socket hang up' } : { kind: 'sent', id: 'x' },
  );
  await room.start();
  await room.sayAll([telling(ada, 'one', { kind }), telling(ada, 'two')]);
  await town.platform.until(1);
  expect(await town.states()).toEqual(['CLAIMED', 'WAITING']);
  return room;
}

describe('when the answer to a sending is lost', () => {
  test('its lane waits a minute, as the message may still be on its way', async () => {
    const town = await openTown();
    const room = await loseAnswer(town, 'reminder');
    town.clock.forward(59);
    await room.sweep();
    await room.stop();
    expect(town.platform.said()).toEqual(['one']);
    expect(await town.states()).toEqual(['CLAIMED', 'WAITING']);
  });

  test('found afterwards, it is not said again', async () => {
    const town = await openTown();
    const room = await loseAnswer(town, 'announcement');
    const asked: { user: string; key: string; since: Date }[] = [];
    town.platform.find(async (address, key, since) => {
      asked.push({ user: goalOf(address), key, since });
      return 'found';
    });
    const claimed = town.clock.now();
    town.clock.forward(60);
    await room.sweep();
    await town.platform.until(2);
    await eventually(town.states).toEqual(['SENT', 'SENT']);
    expect(town.platform.said()).toEqual(['one', 'two']);
    const [notice] = await town.notices();
    expect(asked).toEqual([{ user: 'Ada', key: notice?.id, since: new Date(claimed.getTime() - 60_000) }]);
  });

  test('surely absent, it is said again', async () => {
    const town = await openTown();
    const room = await loseAnswer(town, 'announcement');
    town.platform.find(async () => 'absent');
    town.clock.forward(60);
    await room.sweep();
    await town.platform.until(3);
    await eventually(town.states).toEqual(['SENT', 'SENT']);
    expect(town.platform.said()).toEqual(['one', 'one', 'two']);
  });

  test('a reminder nobody can look up is said again, once only; then a person must look', async () => {
    const town = await openTown();
    const room = await loseAnswer(town, 'reminder');
    town.platform.answer(({ said }) =>
      said === 'one' ? { kind: 'uncertain', why: '503' } : { kind: 'sent', id: 'x' },
    );
    town.clock.forward(60);
    await room.sweep();
    await town.platform.until(2);
    expect(town.givenUp).toEqual([]);
    town.clock.forward(60);
    await room.sweep();
    await town.platform.until(3);
    await eventually(town.states).toEqual(['UNCERTAIN', 'SENT']);
    expect(town.platform.said()).toEqual(['one', 'one', 'two']);
    expect(town.givenUp).toMatchObject([{ notice: { state: 'UNCERTAIN', facts: { say: 'one' } } }]);
  });

  test('an announcement nobody can look up is left to a person, aloud', async () => {
    const town = await openTown();
    const room = await loseAnswer(town, 'announcement');
    town.clock.forward(60);
    await room.sweep();
    await town.platform.until(2);
    await eventually(town.states).toEqual(['UNCERTAIN', 'SENT']);
    expect(town.platform.said()).toEqual(['one', 'two']);
    expect(town.givenUp).toMatchObject([
      { notice: { state: 'UNCERTAIN', kind: 'announcement' }, why: 'the answer to the sending was lost' },
    ]);
  });

  test('a platform that cannot be asked now is asked again later', async () => {
    const town = await openTown();
    const room = await loseAnswer(town, 'announcement');
    let asked = 0;
    town.platform.find(async () => {
      asked += 1;
      if (asked === 1) throw new Error('ECONNREFUSED');
      return 'found';
    });
    town.clock.forward(60);
    await room.sweep();
    await eventually(() => asked).toBe(1);
    town.clock.forward(60);
    await room.sweep();
    await town.platform.until(2);
    await eventually(town.states).toEqual(['SENT', 'SENT']);
    expect(town.platform.said()).toEqual(['one', 'two']);
  });

  test('it is looked for by every account of the person', async () => {
    const town = await openTown();
    const room = await town.openRoom();
    const ada = await makePerson(town.store.prisma, 'Ada', [{ user: 'one' }, { user: 'two' }]);
    town.platform.answer(() => ({ kind: 'uncertain', why: 'socket hang up' }));
    town.platform.find(async (address) => (goalOf(address) === 'one' ? 'found' : 'absent'));
    await room.start();
    await room.say(telling(ada, 'hello'));
    await town.platform.until(1);
    town.clock.forward(60);
    await room.sweep();
    await eventually(town.states).toEqual(['SENT']);
    expect(town.platform.received).toHaveLength(1);
  });
});

describe('when a sender never answers', () => {
  test('a messenger that hangs loses its answer, and one that answers late is still believed', async () => {
    const town = await openTown();
    const room = await town.openRoom({ pace: { answerWithinMs: 50 } });
    const ada = await makePerson(town.store.prisma, 'Ada');
    const late = Promise.withResolvers<{ kind: 'sent'; id: string }>();
    town.platform.answer(() => late.promise);
    await room.start();
    await room.say(telling(ada, 'slow'));
    await town.platform.until(1);
    await room.stop();
    expect(await town.states()).toEqual(['CLAIMED']);
    late.resolve({ kind: 'sent', id: 'late' });
    await eventually(town.states).toEqual(['SENT']);
  });

  test('another process takes over from one that was killed between claim and answer', async () => {
    const town = await openTown();
    const killed = await town.openRoom({ pace: { answerWithinMs: 500 } });
    const ada = await makePerson(town.store.prisma, 'Ada');
    town.platform.answer((_, count) => (count === 1 ? noAnswer() : { kind: 'sent', id: 'x' }));
    await killed.start();
    await killed.say(telling(ada, 'one'));
    await town.platform.until(1);
    const other = await town.openRoom();
    await other.start();
    await other.say(telling(ada, 'two'));
    await other.sweep();
    expect(town.platform.said()).toEqual(['one']);
    town.clock.forward(60);
    await other.sweep();
    await town.platform.until(3);
    await eventually(town.states).toEqual(['SENT', 'SENT']);
    expect(town.platform.said()).toEqual(['one', 'one', 'two']);
  });
});
