import { describe, expect, test } from 'vitest';
import { eventually, openTown, type Town, telling } from '../support/post-room.ts';
import { makePerson } from '../support/post-room-people.ts';
import { noAnswer } from '../support/post-room-platform.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** A reminder, due a moment ago; the clock of a town stands at nine on a Monday of term. */
const nudge = (person: string, say: string, facts: Record<string, string | boolean> = {}) =>
  telling(person, say, { kind: 'nudge', facts });

async function open(town: Town) {
  const room = await town.openRoom();
  return { room, ada: await makePerson(town.store.prisma, 'Ada') };
}

const hour = 3600;
/** From nine on one day to nine on the next. */
const aDay = 24 * hour;

describe('what somebody is to be reminded of', () => {
  test('comes in one message a day, the most pressing first', async () => {
    const town = await openTown();
    const { room, ada } = await open(town);
    await room.sayAll([
      nudge(ada, 'a log', { until: '2026-12-20T00:00:00Z' }),
      nudge(ada, 'a session', { until: '2026-11-24T16:00:00Z' }),
      nudge(ada, 'a gap task', { until: '2026-12-01T00:00:00Z' }),
    ]);
    await room.start();
    await eventually(town.states).toEqual(['SENT', 'SENT', 'SENT']);
    expect(town.platform.said()).toEqual(['3 things for today']);
    expect(town.platform.received[0]?.items).toEqual(['a session', 'a gap task', 'a log']);
  });

  test('a single thing comes in its own words', async () => {
    const town = await openTown();
    const { room, ada } = await open(town);
    await room.sayAll([nudge(ada, 'a session'), nudge(ada, 'held meanwhile', { over: true })]);
    await room.start();
    await eventually(town.states).toEqual(['SENT', 'OVERTAKEN']);
    expect(town.platform.said()).toEqual(['a session']);
  });

  test('nothing to do means no message', async () => {
    const town = await openTown();
    const { room, ada } = await open(town);
    await room.sayAll(numbers(3).map((number) => nudge(ada, String(number), { over: true })));
    await room.start();
    await eventually(town.states).toEqual(['OVERTAKEN', 'OVERTAKEN', 'OVERTAKEN']);
    expect(town.platform.said()).toEqual([]);
  });

  test('the first of a day being no longer true, the others still come together', async () => {
    const town = await openTown();
    const { room, ada } = await open(town);
    await room.sayAll([nudge(ada, 'over', { over: true }), nudge(ada, 'one'), nudge(ada, 'two')]);
    await room.start();
    await eventually(town.states).toEqual(['OVERTAKEN', 'SENT', 'SENT']);
    expect(town.platform.said()).toEqual(['2 things for today']);
  });

  test('what becomes due within the same minutes is waited for', async () => {
    const town = await openTown();
    const { room, ada } = await open(town);
    const soon = new Date(town.clock.now().getTime() + 4 * 60_000);
    await room.sayAll([nudge(ada, 'now'), { ...nudge(ada, 'in four minutes'), notBefore: soon }]);
    await room.start();
    await eventually(town.states).toEqual(['SENT', 'SENT']);
    expect(town.platform.said()).toEqual(['2 things for today']);
  });

  test('what comes up after the message of the day waits for the next school day', async () => {
    const town = await openTown();
    const { room, ada } = await open(town);
    await room.say(nudge(ada, 'in the morning'));
    await room.start();
    await town.platform.until(1);
    town.clock.forward(hour);
    await room.sayAll([nudge(ada, 'later'), nudge(ada, 'later still')]);
    await eventually(town.states).toEqual(['SENT', 'WAITING', 'WAITING']);
    await eventually(async () =>
      (await town.notices()).map(({ notBefore }) => notBefore.toISOString()).slice(1),
    ).toEqual(['2026-11-24T07:35:00.000Z', '2026-11-24T07:35:00.000Z']);
    town.clock.forward(aDay);
    await room.sweep();
    await eventually(town.states).toEqual(['SENT', 'SENT', 'SENT']);
    expect(town.platform.said()).toEqual(['in the morning', '2 things for today']);
  });

  test('what is told meanwhile by people does not wait for it', async () => {
    const town = await openTown();
    const { room, ada } = await open(town);
    await room.say(nudge(ada, 'a reminder'));
    await room.start();
    await town.platform.until(1);
    await room.sayAll([nudge(ada, 'another'), telling(ada, 'the session is cancelled')]);
    await town.platform.until(2);
    expect(town.platform.said()).toEqual(['a reminder', 'the session is cancelled']);
  });

  test.each([
    ['in the evening', 10 * hour, '2026-11-24T07:35:00.000Z'],
    ['on a Saturday', 5 * aDay, '2026-11-30T07:35:00.000Z'],
  ])('%s it waits for the hub’s hours, though it was due before', async (_when, seconds, then) => {
    const town = await openTown();
    const { room, ada } = await open(town);
    await room.say(nudge(ada, 'a reminder'));
    town.clock.forward(seconds);
    await room.start();
    await room.sweep();
    await eventually(async () => (await town.notices()).map(({ notBefore }) => notBefore.toISOString())).toEqual([
      then,
    ]);
    expect(town.platform.said()).toEqual([]);
  });

  test('who is away hears on their return what still holds', async () => {
    const town = await openTown();
    const { room, ada } = await open(town);
    await room.say(nudge(ada, 'a reminder', { back: '2026-11-26T00:00:00Z' }));
    await room.start();
    await eventually(async () => (await town.notices()).map(({ notBefore }) => notBefore.toISOString())).toEqual([
      '2026-11-26T07:35:00.000Z',
    ]);
    expect(await town.states()).toEqual(['WAITING']);
  });

  test('a day with very much keeps what presses least for the next', async () => {
    const town = await openTown();
    const { room, ada } = await open(town);
    const until = (number: number) => `2026-12-${String(number).padStart(2, '0')}T00:00:00Z`;
    await room.sayAll(numbers(11).map((number) => nudge(ada, `no. ${number}`, { until: until(number) })));
    await room.start();
    await town.platform.until(1);
    await eventually(async () => (await town.states()).filter((state) => state === 'SENT').length).toBe(8);
    town.clock.forward(aDay);
    await room.sweep();
    await town.platform.until(2);
    expect(town.platform.received.map(({ items }) => items.length)).toEqual([8, 3]);
    expect(town.platform.received[1]?.items).toEqual(['no. 9', 'no. 10', 'no. 11']);
  });

  test('one that cannot be composed keeps no other', async () => {
    const town = await openTown();
    const { room, ada } = await open(town);
    await room.sayAll([nudge(ada, 'one'), nudge(ada, 'broken', { broken: true }), nudge(ada, 'two')]);
    await room.start();
    await town.platform.until(1);
    await eventually(town.states).toEqual(['SENT', 'WAITING', 'SENT']);
    expect(town.platform.received[0]?.items).toEqual(['one', 'two']);
  });
});

describe('a digest is one message', () => {
  test('asked to wait, all of it waits and then goes once', async () => {
    const town = await openTown();
    const { room, ada } = await open(town);
    town.platform.answer((_, count) =>
      count === 1 ? { kind: 'held', seconds: 60, scope: 'lane' } : { kind: 'sent', id: 'x' },
    );
    await room.sayAll([nudge(ada, 'one'), nudge(ada, 'two')]);
    await room.start();
    await town.platform.until(1);
    await eventually(town.states).toEqual(['WAITING', 'WAITING']);
    town.clock.forward(60);
    await room.sweep();
    await eventually(town.states).toEqual(['SENT', 'SENT']);
    expect(town.platform.said()).toEqual(['2 things for today', '2 things for today']);
  });

  test('its answer lost and the message found, none of it is said again', async () => {
    const town = await openTown();
    const { room, ada } = await open(town);
    town.platform.answer(() => ({ kind: 'uncertain', why: 'socket hang up' }));
    town.platform.find(async () => 'found');
    await room.sayAll([nudge(ada, 'one'), nudge(ada, 'two')]);
    await room.start();
    await town.platform.until(1);
    expect(await town.states()).toEqual(['CLAIMED', 'CLAIMED']);
    town.clock.forward(60);
    await room.sweep();
    await eventually(town.states).toEqual(['SENT', 'SENT']);
    expect(town.platform.received).toHaveLength(1);
  });

  test('its answer lost where nobody can look, it is said again once, whole; then a person must look', async () => {
    const town = await openTown();
    const { room, ada } = await open(town);
    town.platform.answer(() => ({ kind: 'uncertain', why: 'socket hang up' }));
    await room.sayAll([nudge(ada, 'one'), nudge(ada, 'two')]);
    await room.start();
    for (const time of [1, 2]) {
      await town.platform.until(time);
      town.clock.forward(60);
      await room.sweep();
    }
    await eventually(town.states).toEqual(['UNCERTAIN', 'UNCERTAIN']);
    expect(town.platform.said()).toEqual(['2 things for today', '2 things for today']);
    expect(town.givenUp.map(({ notice }) => notice.state)).toEqual(['UNCERTAIN', 'UNCERTAIN']);
  });

  test('its sender killed before it was sent, another sends all of it once', async () => {
    const town = await openTown();
    const { room, ada } = await open(town);
    town.platform.find(async () => 'absent');
    town.platform.answer(() => noAnswer());
    await room.sayAll([nudge(ada, 'one'), nudge(ada, 'two'), nudge(ada, 'three')]);
    const dead = await town.openRoom({ pace: { answerWithinMs: 50 } });
    await dead.start();
    await town.platform.until(1);
    await dead.stop();
    town.platform.answer(() => ({ kind: 'sent', id: 'x' }));
    town.clock.forward(60);
    await room.start();
    await room.sweep();
    await eventually(town.states).toEqual(['SENT', 'SENT', 'SENT']);
    expect(town.platform.said()).toEqual(['3 things for today', '3 things for today']);
  });

  test('three senders at once and doubled wakes send it once', async () => {
    const town = await openTown();
    const { room, ada } = await open(town);
    const rooms = [room, await town.openRoom(), await town.openRoom()];
    await room.sayAll(numbers(5).map((number) => nudge(ada, `no. ${number}`)));
    await Promise.all(rooms.map((one) => one.start()));
    await Promise.all(rooms.flatMap((one) => [one.sweep(), one.sweep()]));
    await eventually(town.states).toEqual(numbers(5).map(() => 'SENT'));
    expect(town.platform.said()).toEqual(['5 things for today']);
  });
});
