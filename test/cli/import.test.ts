import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenStore, openStore } from '../../src/store/open-store.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { plantSmallHub } from '../support/small-hub.ts';
import { type } from './operator.ts';

let database: TestDatabase;
let store: OpenStore;
let folder: string;
let env: Record<string, string>;
beforeAll(async () => {
  database = await freshDatabase();
  store = await openStore({ url: database.url, dataDir: '' });
  folder = await mkdtemp(join(tmpdir(), 'work-groups-import-'));
  env = { DATABASE_URL: database.url };
  await plantSmallHub(store.prisma);
});
afterAll(async () => {
  await store.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

test('an operator sees first what a file would change, then changes it; a second time nothing is new', async () => {
  const { title } = await store.prisma.project.findFirstOrThrow({ where: { kind: 'WORK_GROUP' } });
  // Windows-1252, as Excel saves it: “Café” with one byte for its é.
  const bytes = Buffer.from(
    `Key,Project,Title,Session 1\r\nSY-26-900,"${title}",Caf\xe9 maths,2027-01-12 16:00-18:00\r\n`,
    'latin1',
  );
  const path = await file('groups.csv', bytes);
  const count = () => store.prisma.workGroup.count({ where: { key: 'SY-26-900' } });
  const dry = await type(env, 'import', 'groups', path, '--dry-run');
  expect(dry.said).toEqual([
    '1 group in the file: 1 new, 0 changed, 0 as they are.',
    '  line 2: SY-26-900 is made: Café maths, 1 new date',
    expect.stringContaining('Nothing was changed: this was a dry run'),
  ]);
  expect([dry.code, await count()]).toEqual([0, 0]);
  const slug = (await store.prisma.hub.findFirstOrThrow()).slug;
  expect(await type(env, 'import', 'groups', path, '--hub', slug)).toMatchObject({ code: 0 });
  expect(await count()).toBe(1);
  const again = await type(env, 'import', 'groups', path);
  expect(again.said[0]).toBe('1 group in the file: 0 new, 0 changed, 1 as they are.');
});

test('with a fault nothing is changed, and each is named by its line', async () => {
  const path = await file('members.csv', 'Key,URN,Name,E-mail\nSY-26-900,1,,x\n');
  const people = await store.prisma.person.count();
  const { code, said } = await type(env, 'import', 'members', path);
  expect(code).toBe(1);
  expect(said.filter((line) => line.startsWith('To mend, line 2')).length).toBe(3);
  expect(said.at(-1)).toBe('Nothing was changed.');
  expect(await store.prisma.person.count()).toBe(people);
});

test('an operator may bring in the first hub lead by a file', async () => {
  const word = (await store.prisma.roleWord.findFirst({ where: { standing: 'HUB_LEAD' } }))?.word ?? '';
  const { id: hubId } = await store.prisma.hub.findFirstOrThrow();
  if (!word) await store.prisma.roleWord.create({ data: { hubId, word: 'Maths Hub Lead', standing: 'HUB_LEAD' } });
  const path = await file('people.csv', 'Name,E-mail,Roles\nMia Hart,mia@hub.example,Maths Hub Lead\n');
  expect(await type(env, 'import', 'people', path)).toMatchObject({ code: 0 });
  expect(await store.prisma.hubRole.count({ where: { person: { email: 'mia@hub.example' } } })).toBe(1);
});

test('a hub that there is not, a file that cannot be read, and no kind are said with what can be done', async () => {
  const path = await file('empty.csv', '');
  expect((await type(env, 'import', 'groups', path, '--hub', 'nowhere')).said.join()).toContain(
    'Name one hub by --hub',
  );
  expect((await type(env, 'import', 'groups', join(folder, 'none.csv'))).said.join()).toContain('cannot be read');
  expect((await type(env, 'import', 'stars')).said.join()).toContain('Say what to import');
});
