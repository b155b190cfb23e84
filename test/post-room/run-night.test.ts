import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { DueKind } from '../../src/core/due.ts';
import type { Db } from '../../src/store/db.ts';
import { eventually, openTown } from '../support/post-room.ts';
import { later, set } from '../support/post-room-due.ts';

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

test('a night that finds the plan otherwise than the rules say counts it and mends it; the next finds nothing', async () => {
  const town = await openTown();
  const [due, moved, over] = [randomUUID(), randomUUID(), randomUUID()];
  const [soon, tomorrow] = [later(town, 3600), later(town, 24 * 3600)];
  const kind: DueKind<Db> = {
    name: 'remind',
    expected: async () => [due, moved].map((subjectId) => ({ subjectId, dueAt: soon })),
    run: async () => {},
  };
  const room = await town.openRoom({ dueKinds: [kind], night: { work: [], hubs: async () => [town.hub] } });
  await set(town, room, moved, tomorrow);
  await set(town, room, over, tomorrow);
  await room.night();
  expect((await room.counts()).planDifferences).toBe(3);
  const rows = await town.store.prisma.dueRow.findMany({ select: { subjectId: true, dueAt: true } });
  expect(new Map(rows.map((row) => [row.subjectId, row.dueAt]))).toEqual(
    new Map([
      [due, soon],
      [moved, soon],
    ]),
  );
  await room.night();
  expect((await room.counts()).planDifferences).toBe(3);
});
