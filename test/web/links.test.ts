import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DocumentKind, type Findings, type IntakeKind, type Taking, wordType } from '../../src/core/document.ts';
import { createLinkDesk } from '../../src/core/links.ts';
import { may } from '../../src/core/rights.ts';
import type { Db } from '../../src/store/db.ts';
import { createLinks } from '../../src/store/web-links.ts';
import { serve } from '../../src/web/serve.ts';
import { openHouse } from '../support/house.ts';

const house = await openHouse();

/** A list of the hub's schools, for those who may export the hub. */
const list: DocumentKind<Db> = {
  name: 'list',
  title: 'A list <for you>',
  produce: async (facts, { db, actor }) =>
    may(actor, 'export the hub', {})
      ? {
          filename: 'a list of “groups”.csv',
          type: 'text/csv',
          body: `${facts.word}: ${(await db.workGroup.findMany()).map(({ title }) => title).join()}`,
        }
      : 'gone',
};

/** A file that is no text: every byte there is. */
const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte);
const bytes: DocumentKind<Db> = {
  name: 'bytes',
  title: 'A document',
  produce: async () => ({ filename: 'all.docx', type: wordType, body: Buffer.from(everyByte).toString('base64') }),
};

/** Each line of the file renames a group by its key; a line without a comma is a fault. */
async function read(text: string, { db }: Taking<Db>, isReal: boolean): Promise<Findings> {
  const lines = text.trim().split(/\r?\n/);
  const faults = lines.flatMap((line, at) => (line.includes(',') ? [] : [{ line: at + 1, what: `no comma: ${line}` }]));
  const changes = lines.map((line, at) => ({ line: at + 1, what: line }));
  for (const line of isReal ? lines : []) {
    const [key = '', title = ''] = line.split(',');
    await db.workGroup.updateMany({ where: { key }, data: { title } });
  }
  return { summary: `${lines.length} lines`, changes, faults };
}
const refused: string[] = [];
const renaming: IntakeKind<Db> = {
  name: 'renaming',
  title: 'Rename groups',
  explain: 'One line a group: key, title.\nNothing else.',
  right: 'import registers',
  example: { filename: 'example.csv', type: 'text/csv', body: 'key,title\r\n' },
  check: (text, taking) => read(text, taking, false),
  take: (text, taking) => read(text, taking, true),
  refused: async ({ faults }, name) => void refused.push(`${name}: ${faults.length}`),
};

const desk = createLinkDesk({ ...house.linkPorts, documents: [list, bytes], intakes: [renaming] });
let web: Awaited<ReturnType<typeof serve>>;
const faults: unknown[] = [];
beforeAll(async () => {
  web = await serve(
    {
      links: desk,
      feed: async () => undefined,
      isReady: async () => true,
      metrics: async () => '',
      onFault: (fault) => void faults.push(fault),
      startPage: { trial: false, slack: 'not connected', teams: 'not connected', url: '' },
    },
    { port: 0, host: '127.0.0.1' },
  );
});
afterAll(async () => {
  await web.stop();
  expect(faults).toEqual([]);
});

/** Somebody who administers a hub of their own, with a group in it. */
async function administrator(title = 'Fractions') {
  const hub = await house.hub();
  const group = await house.group({ title, key: `${hub.slug}-1` });
  const ada = await house.person('Ada Vale');
  const role = await house.role(ada, 'Hub Administrator');
  return { hub, group, ada, role };
}

/** The path of an address made for somebody in a hub. */
async function linkFor({ hub, ada }: Awaited<ReturnType<typeof administrator>>, kind: string, facts = {}) {
  const known = await house.hubById(hub.id);
  const issue = createLinks('https://workgroups.example')(house.store.read(known), known, ada, house.clock.now());
  return new URL(await issue(kind, facts)).pathname;
}

const get = (path: string, method = 'GET') => fetch(`${web.url}${path}`, { method });
const post = (path: string, fields: Record<string, string | Blob> = {}) => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return fetch(`${web.url}${path}`, { method: 'POST', body });
};
const file = (content: string | Uint8Array<ArrayBuffer>) => new Blob([content], { type: 'text/csv' });
const titleOf = async (answer: Response) => /<h1>(.*)<\/h1>/.exec(await answer.text())?.[1];
const hidden = (html: string) => /name="text" value="([^"]*)"/.exec(html)?.[1] ?? '';

describe('a document behind an address', () => {
  test('is shown with one button, and taken once', async () => {
    const admin = await administrator();
    const path = await linkFor(admin, 'list', { word: 'Groups' });
    const shown = await get(path);
    expect(shown.status).toBe(200);
    expect(shown.headers.get('content-security-policy')).toContain("form-action 'self'");
    expect(shown.headers.get('cache-control')).toBe('no-store');
    expect(shown.headers.get('referrer-policy')).toBe('no-referrer');
    const html = await shown.text();
    expect(html).toContain('<h1>A list &#60;for you&#62;</h1>');
    expect(html).toContain(admin.hub.name);
    expect(html.match(/<button/g)).toHaveLength(1);
    expect(html).not.toContain('<script');
    const taken = await post(`${path}/take`);
    expect(taken.headers.get('content-disposition')).toBe('attachment; filename="a-list-of-groups-.csv"');
    expect(taken.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(await taken.text()).toBe('Groups: Fractions');
    const again = await post(`${path}/take`);
    expect([again.status, await titleOf(again)]).toEqual([410, 'This link has been used']);
    expect((await get(path)).status).toBe(410);
  });

  test('arrives byte for byte where it is no text', async () => {
    const taken = await post(`${await linkFor(await administrator(), 'bytes', {})}/take`);
    expect(taken.headers.get('content-type')).toBe(wordType);
    expect(new Uint8Array(await taken.arrayBuffer())).toEqual(everyByte);
  });

  test('a preview of the link, however often, takes nothing', async () => {
    const path = await linkFor(await administrator(), 'list', { word: 'Groups' });
    for (const method of ['GET', 'HEAD', 'GET', 'OPTIONS']) await get(path, method);
    for (const act of ['take', 'check', 'hand-in', 'example']) expect((await get(`${path}/${act}`)).status).toBe(404);
    expect((await post(`${path}/take`)).status).toBe(200);
  });

  test('two who take it at the same moment get it once', async () => {
    const path = await linkFor(await administrator(), 'list', { word: 'Groups' });
    const answers = await Promise.all([1, 2, 3].map(() => post(`${path}/take`)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410, 410]);
  });

  test('works for 30 minutes', async () => {
    const path = await linkFor(await administrator(), 'list', { word: 'Groups' });
    house.clock.set('2026-11-16T10:59:59Z');
    expect((await get(path)).status).toBe(200);
    house.clock.set('2026-11-16T11:00:00Z');
    const late = await get(path);
    expect([late.status, await titleOf(late)]).toEqual([404, 'This link has expired']);
    expect((await post(`${path}/take`)).status).toBe(404);
  });

  test('an address that nobody made looks like one that has expired', async () => {
    for (const token of ['x', 'x'.repeat(43), '..%2f..', '%00', `${'x'.repeat(43)}/take`, '']) {
      const answer = await get(`/links/${token}`);
      expect([answer.status, await titleOf(answer)]).toEqual([404, 'This link has expired']);
    }
  });

  test('is not given to somebody whose role has ended meanwhile', async () => {
    const admin = await administrator();
    const path = await linkFor(admin, 'list', { word: 'Groups' });
    await house.db.hubRole.update({ where: { id: admin.role.id }, data: { to: house.clock.now() } });
    const answer = await post(`${path}/take`);
    expect([answer.status, await titleOf(answer)]).toEqual([404, 'There is nothing here any more']);
  });

  test('nor to somebody who has left the service, or whose account is switched off', async () => {
    const [left, off] = [await administrator(), await administrator()];
    const [one, other] = [await linkFor(left, 'list'), await linkFor(off, 'list')];
    await house.db.person.update({ where: { id: left.ada.personId }, data: { leftAt: house.clock.now() } });
    await house.db.account.updateMany({ where: { personId: off.ada.personId }, data: { closedAt: house.clock.now() } });
    expect([(await get(one)).status, (await post(`${other}/take`)).status]).toEqual([404, 404]);
  });

  test('shows one hub only, and the roles of another hub count for nothing', async () => {
    const here = await administrator('Fractions');
    const there = await administrator('Algebra');
    const own = await linkFor(there, 'list', { word: 'Groups' });
    expect(await (await post(`${own}/take`)).text()).toBe('Groups: Algebra');
    const foreign = await linkFor({ ...there, ada: here.ada }, 'list', { word: 'Groups' });
    expect((await post(`${foreign}/take`)).status).toBe(404);
  });
});

describe('a page to hand a file in', () => {
  test('explains itself, with an example to begin from', async () => {
    const path = await linkFor(await administrator(), 'renaming');
    const html = await (await get(path)).text();
    expect(html).toContain('<p>One line a group: key, title.</p>');
    expect(html).toContain('type="file"');
    const example = await get(`${path}/example`);
    expect([example.headers.get('content-disposition'), await example.text()]).toEqual([
      'attachment; filename="example.csv"',
      'key,title\r\n',
    ]);
  });

  test('says what would change, and then changes it, once', async () => {
    const admin = await administrator();
    const path = await linkFor(admin, 'renaming');
    const titles = async () => (await house.db.workGroup.findUniqueOrThrow({ where: { id: admin.group.id } })).title;
    const html = await (await post(`${path}/check`, { file: file(`${admin.group.key},“Ratio” & more`) })).text();
    expect(html).toContain('<h1>What would change</h1>');
    expect(html).toContain(`Line 1: ${admin.group.key},“Ratio” &#38; more`);
    expect(await titles()).toBe('Fractions');
    expect(html).toContain('<input type="hidden" name="name" value="blob">');
    const done = await post(`${path}/hand-in`, { text: hidden(html) });
    expect(await titleOf(done)).toBe('The changes are made');
    expect(await titles()).toBe('“Ratio” & more');
    const again = await post(`${path}/hand-in`, { text: hidden(html) });
    expect([again.status, await titleOf(again)]).toEqual([410, 'This link has been used']);
    expect((await post(`${path}/take`)).status).toBe(410);
  });

  test('with a fault nothing is changed, each is named by its line, and the link still works', async () => {
    const admin = await administrator();
    const path = await linkFor(admin, 'renaming');
    const text = `${admin.group.key},Ratio\nno comma here\nnor <b>here</b>`;
    const html = await (await post(`${path}/check`, { file: file(text) })).text();
    expect(html).toContain('<h1>This file needs mending</h1>');
    expect(html).toContain('Line 3: no comma: nor &#60;b&#62;here&#60;/b&#62;');
    expect(html).toContain('the hub’s administrators see in “today” that it did not come in');
    expect(html).not.toContain('Make these changes');
    const forced = await post(`${path}/hand-in`, { text: Buffer.from(text).toString('base64'), name: 'two.csv' });
    expect(await titleOf(forced)).toBe('This file needs mending');
    expect(refused.splice(0)).toEqual(['blob: 2', 'two.csv: 2']);
    expect((await house.db.workGroup.findUniqueOrThrow({ where: { id: admin.group.id } })).title).toBe('Fractions');
    expect((await post(`${path}/check`, { file: file(`${admin.group.key},Ratio`) })).status).toBe(200);
  });

  test.each([
    ['UTF-8', new TextEncoder().encode('Café – “1”')],
    ['UTF-8 with its mark', new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode('Café – “1”')])],
    ['Windows-1252', new Uint8Array([0x43, 0x61, 0x66, 0xe9, 0x20, 0x96, 0x20, 0x93, 0x31, 0x94])],
  ])('reads %s', async (_name, bytes) => {
    const path = await linkFor(await administrator(), 'renaming');
    const html = await (await post(`${path}/check`, { file: file(bytes) })).text();
    expect(html).toContain('Line 1: no comma: Café – “1”<');
  });

  test('a file over 10 MB is refused, one just below is read', async () => {
    const path = await linkFor(await administrator(), 'renaming');
    const large = await post(`${path}/check`, { file: file('a,b\n'.repeat(2_700_000)) });
    expect([large.status, await titleOf(large)]).toEqual([413, 'This file is too large']);
    const larger = await post(`${path}/check`, { file: file('a,b\n'.repeat(5_000_000)) });
    expect(larger.status).toBe(413);
    const small = await post(`${path}/check`, { file: file(`${'x'.repeat(10 * 1024 * 1024 - 10)}\n`) });
    expect(small.status).toBe(200);
  });

  test('an empty file, none, or something that is no form is said kindly', async () => {
    const path = await linkFor(await administrator(), 'renaming');
    const empty = await post(`${path}/check`, { file: file(' \n') });
    const none = await post(`${path}/check`);
    const raw = await fetch(`${web.url}${path}/check`, { method: 'POST', body: 'a,b' });
    for (const answer of [empty, none, raw])
      expect([answer.status, await titleOf(answer)]).toEqual([400, 'There is no file']);
  });

  test('is closed to somebody whose role has ended meanwhile, also between looking and changing', async () => {
    const admin = await administrator();
    const path = await linkFor(admin, 'renaming');
    const html = await (await post(`${path}/check`, { file: file(`${admin.group.key},Ratio`) })).text();
    await house.db.hubRole.update({ where: { id: admin.role.id }, data: { to: house.clock.now() } });
    const late = await post(`${path}/hand-in`, { text: hidden(html) });
    expect([late.status, await titleOf(late)]).toEqual([403, 'This is no longer yours to change']);
    expect((await house.db.workGroup.findUniqueOrThrow({ where: { id: admin.group.id } })).title).toBe('Fractions');
  });
});
