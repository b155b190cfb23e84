import { expect, test } from 'vitest';
import { eventually, openTown } from '../support/post-room.ts';

test('each night does each work for each hub, portion by portion; one that fails keeps no other', async () => {
  const town = await openTown();
  const done: string[] = [];
  let left = 3;
  const work = [
    {
      name: 'broken',
      run: async () => {
        throw new Error('it cannot');
      },
    },
    {
      name: 'portions',
      run: async ({ hub }: { hub: { name: string } }) => {
        done.push(hub.name);
        left -= 1;
        return left > 0 ? ('more' as const) : ('done' as const);
      },
    },
  ];
  const room = await town.openRoom({ night: { work, hubs: async () => [town.hub] } });
  await room.start();
  await room.wake();
  await eventually(() => done.length).toBe(3);
  expect(done).toEqual([town.hub.name, town.hub.name, town.hub.name]);
  expect(town.faults).toEqual(['the work of the night failed: Error: it cannot']);
});
