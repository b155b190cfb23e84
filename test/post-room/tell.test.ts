import { describe, expect, test } from 'vitest';
import { eventually, openTown, telling } from '../support/post-room.ts';
import { makeHub, makePerson } from '../support/post-room-people.ts';

const groups: [string, string] = ['6e7b3a52-30f5-7d00-8000-000000000001', '6e7b3a52-30f5-7d00-8000-000000000002'];

describe('telling', () => {
  test('says it once the change is kept', async () => {
    const town = await openTown();
    const room = await town.openRoom();
    await room.start();
    const ada = await makePerson(town.store.prisma, 'Ada');
    await room.say(telling(ada, 'You have a place'));
    await town.platform.until(1);
    await eventually(town.states).toEqual(['SENT']);
    expect(town.platform.received).toMatchObject([{ user: 'Ada', said: 'You have a place' }]);
  });

  test('says nothing when the change is undone', async () => {
    const town = await openTown();
    const room = await town.openRoom();
    const ada = await makePerson(town.store.prisma, 'Ada');
    const undone = room.store.change(town.hub, async (db) => {
      await room.tell(db, town.hub, town.clock.now())(telling(ada, 'You have a place'));
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await town.notices()).toEqual([]);
    await room.start();
    await room.say(telling(ada, 'the next thing'));
    await town.platform.until(1);
    await room.stop();
    expect(town.platform.said()).toEqual(['the next thing']);
  });

  test('says it once when it is told twice for one occasion, also by two at the same moment', async () => {
    const town = await openTown();
    const [one, other] = [await town.openRoom(), await town.openRoom()];
    const ada = await makePerson(town.store.prisma, 'Ada');
    const same = telling(ada, 'Session 3 is tomorrow');
    await Promise.all([one.say(same), other.say(same), one.say(same)]);
    await one.start();
    await one.say(telling(ada, 'Session 4 is tomorrow'));
    await town.platform.until(2);
    await one.stop();
    expect(town.platform.said()).toEqual(['Session 3 is tomorrow', 'Session 4 is tomorrow']);
  });

  test('tells the same occasion of two groups, and of two hubs, separately', async () => {
    const town = await openTown();
    const room = await town.openRoom();
    const ada = await makePerson(town.store.prisma, 'Ada');
    const other = await makeHub(town.store.prisma, 'north-east');
    const same = telling(ada, 'Report due');
    await room.sayAll(groups.map((group) => ({ ...same, group })));
    await room.say({ ...same, group: groups[0] }, other);
    expect((await town.notices()).map(({ hubId, groupId }) => [hubId, groupId])).toEqual([
      [town.hub.id, groups[0]],
      [town.hub.id, groups[1]],
      [other.id, groups[0]],
    ]);
  });

  test('two who tell the same people in opposite order do not wait for each other', async () => {
    const town = await openTown();
    const room = await town.openRoom();
    const [ada, ben] = [await makePerson(town.store.prisma, 'Ada'), await makePerson(town.store.prisma, 'Ben')];
    let tries = 0;
    const told = { first: Promise.withResolvers<void>(), second: Promise.withResolvers<void>() };
    const change = (people: [string, string], mine: () => void, theirs: Promise<void>) =>
      room.store.change(town.hub, async (db) => {
        tries += 1; // a deadlock would be tried again
        const tell = room.tell(db, town.hub, town.clock.now());
        await tell(telling(people[0], 'first'));
        mine();
        await theirs;
        await tell(telling(people[1], 'second'));
      });
    await Promise.all([
      change([ada, ben], told.first.resolve, told.second.promise),
      change([ben, ada], told.second.resolve, told.first.promise),
    ]);
    expect(tries).toBe(2);
    expect(await town.notices()).toHaveLength(4);
  });

  test('waits until the earliest moment it may be said', async () => {
    const town = await openTown();
    const room = await town.openRoom();
    await room.start();
    const ada = await makePerson(town.store.prisma, 'Ada');
    const notBefore = new Date(town.clock.now().getTime() + 3600_000);
    await room.say(telling(ada, 'tomorrow', { notBefore }));
    await room.say(telling(ada, 'now'));
    await town.platform.until(1);
    await room.sweep();
    expect(town.platform.said()).toEqual(['now']);
    town.clock.forward(3600);
    await room.sweep();
    await town.platform.until(2);
    expect(town.platform.said()).toEqual(['now', 'tomorrow']);
  });

  test('a later notice is sent when its moment comes, without anybody waking the post room', async () => {
    const town = await openTown();
    const room = await town.openRoom({ clock: () => new Date() });
    await room.start();
    const ada = await makePerson(town.store.prisma, 'Ada');
    const now = new Date();
    await room.store.change(town.hub, async (db) => {
      const tell = room.tell(db, town.hub, now);
      await tell(telling(ada, 'in half a second', { notBefore: new Date(now.getTime() + 500) }));
    });
    await town.platform.until(1);
    expect(Date.now()).toBeGreaterThanOrEqual(now.getTime() + 500);
  });
});
