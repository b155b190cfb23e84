import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bound, crossing, type Relations, relationsOf, sharedTables } from '../../src/store/bind-to-hub.ts';
import type { Db } from '../../src/store/db.ts';
import { openHouse } from '../support/house.ts';
import type { TestHub } from '../support/house-builders.ts';

const house = await openHouse();
const file = (name: string) => readFileSync(fileURLToPath(new URL(`../../${name}`, import.meta.url)), 'utf8');

const models = [...file('prisma/schema.prisma').matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)].map(
  ([, name = '', body = '']) => ({
    name,
    isHubs: /^\s+hubId\s+String\s/m.test(body),
  }),
);
const hubTables = models.filter(({ isHubs }) => isHubs).map(({ name }) => name);

describe('the list of shared tables', () => {
  test('is exactly the tables of the schema that no hub owns', () => {
    expect(models.length).toBeGreaterThan(20);
    expect(sharedTables.toSorted()).toEqual(
      models
        .filter(({ isHubs }) => !isHubs)
        .map(({ name }) => name)
        .toSorted(),
    );
  });
});

describe('statements written by hand in the features', () => {
  const sources = readdirSync(fileURLToPath(new URL('../../src/features', import.meta.url)), {
    recursive: true,
    encoding: 'utf8',
  })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name, text: file(`src/features/${name}`) }));
  const statements = sources.flatMap(({ name, text }) =>
    [...text.matchAll(/\$(?:queryRaw|executeRaw)(?:<[^`]*>)?`([\s\S]*?)`;?\s*$/gm)].map(([, sql = '']) => ({
      name,
      sql,
    })),
  );

  /** The nation changes a project: every hub has its own sweep look again. Nothing of a hub is read or shown. */
  const wakesEveryHub = 'projects/opening.moves.ts';

  test('put the hub first in every row they write', () => {
    const writes = statements.flatMap(({ name, sql }) =>
      [...sql.matchAll(/INTO\s+"(\w+)"\s+([\s\S]{0,120})/g)].map(([, table = '', rest = '']) => ({
        name,
        table,
        rest,
      })),
    );
    expect(writes.length).toBeGreaterThan(0);
    const ofOneHub = writes.filter((one) => hubTables.includes(one.table) && one.name !== wakesEveryHub);
    for (const { name, table, rest } of ofOneHub)
      expect(rest, `${name} writes ${table}`).toMatch(/^\("hubId",[^)]*\)\s+(?:VALUES \(|SELECT )\$\{hub\.id\}::uuid,/);
  });

  test('name the hub for every hub table they read', () => {
    expect(statements.length).toBeGreaterThan(2);
    for (const { name, sql } of statements) {
      const reads = [...sql.matchAll(/(?:FROM|JOIN|UPDATE)\s+"(\w+)"(?:\s+(?!WHERE|SET|ORDER|LIMIT|FOR)(\w+))?/g)];
      expect(reads.length > 0 || sql.includes('INTO') || sql.includes('pg_advisory'), name).toBe(true);
      for (const [, table = '', alias] of reads.filter(([, one = '']) => hubTables.includes(one))) {
        const column = alias ? `${alias}."hubId" =` : '"hubId" =';
        // Whether another hub knows somebody, too: it learns yes or no, and nothing else.
        const asksForOthers = name === 'privacy/leave.moves.ts' && sql.includes('SELECT EXISTS');
        expect(
          sql.includes(column) || asksForOthers || name === wakesEveryHub,
          `${name} reads ${table} without ${column}`,
        ).toBe(true);
      }
    }
  });

  test('are never put together from strings', () => {
    for (const { name, text } of sources)
      expect(/\$(queryRawUnsafe|executeRawUnsafe)|Prisma\.raw/.test(text), name).toBe(false);
  });
});

describe('a client bound to a hub', () => {
  let relations: Relations;
  let north: TestHub;
  let south: TestHub;
  let db: Db;
  let theirs: { id: string };

  beforeAll(() => {
    relations = relationsOf(house.db);
  });

  beforeEach(async () => {
    north = await house.hub();
    theirs = await house.group({ title: 'Theirs' });
    south = await house.hub();
    await house.group({ title: 'Ours' });
    db = house.store.read(south);
  });

  const titles = (rows: { title: string }[]) => rows.map(({ title }) => title);

  test('reads its own rows only, however it asks', async () => {
    expect(titles(await db.workGroup.findMany())).toEqual(['Ours']);
    expect(await db.workGroup.findUnique({ where: { id: theirs.id } })).toBeNull();
    expect(titles(await db.workGroup.findMany({ where: { OR: [{ id: theirs.id }, { version: 1 }] } }))).toEqual([
      'Ours',
    ]);
    expect(await db.workGroup.count()).toBe(1);
    expect((await db.workGroup.aggregate({ _count: true }))._count).toBe(1);
    expect(await db.workGroup.groupBy({ by: ['hubId'], orderBy: { hubId: 'asc' } })).toEqual([{ hubId: south.id }]);
    await expect(db.workGroup.findUniqueOrThrow({ where: { id: theirs.id } })).rejects.toThrow();
    await expect(db.workGroup.findMany({ where: { hubId: north.id } })).rejects.toThrow('another hub');
  });

  test('writes its own rows only', async () => {
    expect((await db.workGroup.updateMany({ data: { venue: 'changed' } })).count).toBe(1);
    expect((await db.workGroup.deleteMany({ where: { id: theirs.id } })).count).toBe(0);
    await expect(db.workGroup.update({ where: { id: theirs.id }, data: { venue: 'changed' } })).rejects.toThrow();
    const agreement = { version: 9, text: 'x', since: house.clock.now() };
    await expect(db.agreement.create({ data: { ...agreement, hubId: north.id } })).rejects.toThrow('another hub');
    await expect(db.agreement.createMany({ data: [{ ...agreement, hubId: north.id }] })).rejects.toThrow('another hub');
    const row = await house.db.workGroup.findUniqueOrThrow({ where: { id: theirs.id } });
    expect(row.venue).toBe('Tapton School');
  });

  test('gives no row away to another hub', async () => {
    const give = { hubId: north.id };
    await expect(db.workGroup.updateMany({ data: give })).rejects.toThrow('another hub');
    const agreement = { hubId: south.id, version: 1 };
    await expect(db.agreement.update({ where: { hubId_version: agreement }, data: give })).rejects.toThrow(
      'another hub',
    );
    const create = { ...agreement, text: 'x', since: house.clock.now() };
    const upsert = db.agreement.upsert({ where: { hubId_version: agreement }, create, update: give });
    await expect(upsert).rejects.toThrow('another hub');
    const connect = db.dueRow.updateMany({ data: { hubId: north.id } });
    await expect(connect).rejects.toThrow('another hub');
  });

  test('is bound inside a transaction too', async () => {
    await house.store.change(south, async (tx) => {
      expect(titles(await tx.workGroup.findMany())).toEqual(['Ours']);
    });
  });

  test.each([
    ['a person with their memberships', (one: Db) => one.person.findMany({ include: { memberships: true } })],
    ['schools by their places', (one: Db) => one.school.findMany({ where: { places: { some: {} } } })],
    [
      'projects with counts of groups',
      (one: Db) => one.project.findMany({ include: { _count: { select: { groups: true } } } }),
    ],
    ['a hub’s roles through the hub', (one: Db) => one.hub.findMany({ select: { hubRoles: true } })],
    [
      'other groups of the same project',
      (one: Db) => one.workGroup.findMany({ include: { project: { include: { groups: true } } } }),
    ],
    [
      'persons in order of their notices',
      (one: Db) => one.person.findMany({ orderBy: { notices: { _count: 'asc' } } }),
    ],
  ])('refuses to go on through shared tables: %s', async (_what, ask) => {
    await expect(ask(db)).rejects.toThrow('leads into every hub');
  });

  test('lets shared tables lead to shared ones, and hub tables to hub tables', async () => {
    await db.person.findMany({ include: { school: true, accounts: true } });
    await db.workGroup.findMany({ include: { sessions: true, leads: { include: { person: true } }, project: true } });
    expect(crossing(relations, 'Person', { where: { name: 'memberships' } })).toBeUndefined();
    expect(crossing(relations, 'Person', { where: { AND: [{ memberships: {} }] } })).toBe('Person.memberships');
  });

  test('knows every operation of every hub table', () => {
    for (const operation of [
      'findMany',
      'findFirst',
      'findUnique',
      'count',
      'aggregate',
      'groupBy',
      'update',
      'updateMany',
      'delete',
      'deleteMany',
    ])
      expect(bound(operation, {}, 'here')).toMatchObject({ where: { hubId: 'here' } });
    for (const operation of ['create', 'createMany', 'createManyAndReturn'])
      expect(bound(operation, { data: {} }, 'here')).toMatchObject({ data: { hubId: 'here' } });
  });
});
