import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runErrand } from '../../src/cli/workgroups.ts';
import { readConfig } from '../../src/config.ts';
import { type OpenStore, openStore } from '../../src/store/open-store.ts';
import { makeRegister } from '../bench/make-register.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { type } from './operator.ts';

let database: TestDatabase;
let store: OpenStore;
let env: Record<string, string>;
let folder: string;
beforeAll(async () => {
  database = await freshDatabase();
  store = await openStore({ url: database.url, dataDir: '' });
  env = { DATABASE_URL: database.url };
  folder = await mkdtemp(join(tmpdir(), 'wg-import-'));
});
afterAll(async () => {
  await store.close();
  await database.drop();
});
beforeEach(async () => {
  await store.prisma.schoolLink.deleteMany();
  await store.prisma.school.deleteMany();
});

const head =
  'URN,HeadLastName,EstablishmentName,"TypeOfEstablishment (name)",EstablishmentStatus (code),CloseDate,PhaseOfEducation (code),StatutoryLowAge,StatutoryHighAge,Town,Postcode,LA (code),LA (name)';
const millbeck = '123456,Underhill,Millbeck School,Community school,1,,2,3,11,Barnsley,S70 1AA,370,Barnsley';
const northStar =
  '144286,Overhill,North Star 82°,Academy converter,2,31-08-2019,0,11,16,Bristol,BS1 1AA,801,"Bristol, City of"';
const academy = '145000,Midhill,Millbeck Academy,Academy converter,1,,2,3,11,Barnsley,S70 1AA,370,Barnsley';

let files = 0;
async function file(text: string | Buffer): Promise<string> {
  files += 1;
  const path = join(folder, `${files}.csv`);
  await writeFile(path, text);
  return path;
}
const table = (...rows: string[]) => file(`${[head, ...rows].join('\r\n')}\r\n`);
const schools = () => store.prisma.school.findMany({ orderBy: { urn: 'asc' } });
const importing = (...words: string[]) => type(env, 'import', 'schools', ...words);

describe('importing the school register', () => {
  test('keeps what is needed of each school, closed ones too, and no head’s name', async () => {
    const { code, said } = await importing(await table(millbeck, northStar));
    expect({ code, said }).toEqual({
      code: 0,
      said: [
        '2 rows read (UTF-8).',
        'Schools: 2 new, 0 changed, 0 as they were.',
        '1 school is closed, and kept with the records.',
      ],
    });
    const [first, second] = await schools();
    expect(first).toMatchObject({
      urn: 123456,
      name: 'Millbeck School',
      town: 'Barnsley',
      postcode: 'S70 1AA',
      laCode: 370,
      phases: ['PRIMARY'],
      lowAge: 3,
      highAge: 11,
      isOpen: true,
      searchText: 'millbeck school barnsley s70 1aa s701aa barnsley 123456',
    });
    expect(second).toMatchObject({
      name: 'North Star 82°',
      laName: 'Bristol, City of',
      phases: ['SECONDARY'],
      isOpen: false,
      closedOn: new Date('2019-08-31'),
    });
    expect(JSON.stringify(await schools())).not.toMatch(/hill"/);
  });

  test('reads Windows-1252 as well as UTF-8 with a byte order mark', async () => {
    const curly = millbeck.replace('Millbeck School', 'St Osyth\x92s \x96 FIERT\xc9');
    const windows = await file(Buffer.from(`${head}\r\n${curly}\r\n`, 'latin1'));
    expect((await importing(windows)).said[0]).toBe('1 row read (Windows-1252).');
    expect((await schools())[0]?.name).toBe('St Osyth’s – FIERTÉ');
    const utf8 = await file(`\uFEFF${head}\n${millbeck.replace('Millbeck School', 'St Osyth’s – FIERTÉ')}\n`);
    expect((await importing(utf8)).said[1]).toBe('Nothing to change: all 1 schools are as the file has them.');
  });

  test('finds columns by name in any order, and takes codes with leading zeros', async () => {
    const columns = head.split(',').reverse().join(',');
    const cells = '"Barnsley",0370,S70 1AA,Barnsley,11,03,02,,01,Community school,Millbeck School,Underhill,123456';
    await importing(await file(`${columns}\n${cells}\n`));
    expect(await schools()).toMatchObject([{ urn: 123456, laCode: 370, isOpen: true, lowAge: 3, phases: ['PRIMARY'] }]);
  });

  test('a second run changes nothing and says so; a changed row changes, under the same id', async () => {
    await importing(await table(millbeck));
    const [before] = await schools();
    expect((await importing(await table(millbeck))).said[1]).toBe(
      'Nothing to change: all 1 schools are as the file has them.',
    );
    const { said } = await importing(await table(millbeck.replace('Millbeck School', 'Millbeck Primary')));
    expect(said[1]).toBe('Schools: 0 new, 1 changed, 0 as they were.');
    expect(await schools()).toMatchObject([{ id: before?.id, name: 'Millbeck Primary' }]);
  });

  test('a dry run says what it would change and changes nothing', async () => {
    const { said } = await importing(await table(millbeck), '--dry-run');
    expect(said.slice(0, 3)).toEqual([
      'A dry run: nothing was changed. This is what would be.',
      '1 row read (UTF-8).',
      'Schools: 1 new, 0 changed, 0 as they were.',
    ]);
    expect(await schools()).toEqual([]);
  });

  test('leaves bad rows out and lists them by line', async () => {
    const many = Array.from({ length: 60 }, (_, index) => millbeck.replace('123456', String(200_000 + index)));
    const bad = [
      millbeck.replace('123456', '12'),
      millbeck.replace('Millbeck School', ''),
      millbeck.replace(',1,,2', ',9,,2'),
      northStar.replace('31-08-2019', '2019'),
      many[0] ?? '',
      '300000,too short',
    ];
    const path = await table(...many, ...bad, academy);
    const { code, said } = await importing(path);
    expect(code).toBe(0);
    expect(said).toContain('Schools: 61 new, 0 changed, 0 as they were.');
    expect(said.slice(said.indexOf(`6 rows of ${path} left out:`) + 1)).toEqual([
      '  line 62: the URN is “12”, not six digits',
      '  line 63: the name is missing',
      '  line 64: the status is “9”, not 1 to 4',
      '  line 65: the day of closing is “2019”, not a day such as 31-08-2026',
      '  line 66: the URN 200000 came before',
      '  line 67: it has 2 of 13 cells',
    ]);
  });
});

describe('a broken file changes nothing', () => {
  const broken: [string, () => Promise<string>, RegExp][] = [
    ['cut off in a cell', () => file(`${head}\n${academy}\n"145001,Mill`), /cut off or not a table/],
    ['cut off between two cells', () => file(`${head}\n${academy}\n145001,A,B`), /ends in the middle of line 3/],
    ['without a column', () => file(`URN,EstablishmentName\n145001,A\n`), /is without the column EstablishmentStatus/],
    ['a picture', () => file(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0xff])), /is not such a table|cut off/],
    ['empty', () => file(''), /is empty/],
    ['only a head', () => file(`${head}\n`), /has a head and no rows/],
    ['mostly bad', () => table(academy, millbeck.replace('123456', 'x')), /1 of 2 rows of .* cannot be read/],
    ['not there', async () => join(folder, 'nothing.csv'), /There is no file/],
  ];
  test.each(broken)('%s', async (_what, make, why) => {
    await importing(await table(millbeck));
    const { code, said } = await importing(await make());
    expect(code).toBe(1);
    expect(said.join('\n')).toMatch(why);
    expect(await schools()).toMatchObject([{ urn: 123456, name: 'Millbeck School' }]);
  });

  test('one that lacks many known schools is taken only when a part is meant', async () => {
    await importing(await table(millbeck, northStar, academy));
    const part = await table(academy.replace('Millbeck Academy', 'Millbeck Trust School'));
    const refused = await importing(part);
    expect(refused.code).toBe(1);
    expect(refused.said.join()).toContain('2 of the 3 that are known are not among them');
    const taken = await importing(part, '--part');
    expect(taken.said).toContain('2 schools are not in the file, and stay as they are.');
    expect((await schools()).map(({ name }) => name)).toEqual([
      'Millbeck School',
      'North Star 82°',
      'Millbeck Trust School',
    ]);
  });
});

describe('predecessors and successors', () => {
  const linkHead = 'URN,LinkURN,LinkName,LinkType,LinkEstablishedDate';
  const links = (...rows: string[]) => file(`${[linkHead, ...rows].join('\n')}\n`);
  const known = async () =>
    (await store.prisma.schoolLink.findMany({ include: { from: true, to: true } })).map(({ from, to, since }) => [
      from.urn,
      to.urn,
      since?.toISOString().slice(0, 10),
    ]);

  test('are kept once, told from either side; other links and unknown schools are left out', async () => {
    const all = await table(millbeck, northStar, academy);
    const both = await links(
      '123456,145000,Millbeck Academy,Successor,01-09-2020',
      '145000,123456,Millbeck School,Predecessor - merged,01-09-2020',
      '123456,144286,North Star,Sixth Form Centre Link,',
      '123456,199999,Nowhere,Successor,',
    );
    const { said } = await importing(all, '--links', both);
    expect(await known()).toEqual([[123456, 145000, '2020-09-01']]);
    expect(said).toContain('Links: 1 new, 0 changed, 0 removed.');
    expect(said).toContain('1 link names a school that is not in the register, and is left out.');
    expect((await importing(all, '--links', both)).said).toContain('Links: nothing to change.');
  });

  test('one that the register took back goes', async () => {
    const all = await table(millbeck, northStar, academy);
    await importing(all, '--links', await links('123456,145000,A,Successor,01-09-2020'));
    const { said } = await importing(all, '--links', await links('144286,145000,A,Successor,'));
    expect(said).toContain('Links: 1 new, 0 changed, 1 removed.');
    expect(await known()).toEqual([[144286, 145000, undefined]]);
  });

  test('a broken file of links leaves the schools as they were, too', async () => {
    const { code } = await importing(await table(millbeck), '--links', await links('123456,145000,A'));
    expect(code).toBe(1);
    expect(await schools()).toEqual([]);
  });
});

test('a school that was typed by hand and is in the register now is suggested, not merged', async () => {
  await store.prisma.school.create({
    data: {
      name: 'St. Osyth’s',
      town: 'Norwich',
      unlisted: 'some-hub/st osyths/norwich',
      searchText: 'st osyths norwich',
    },
  });
  const { said } = await importing(
    await table(millbeck.replace('Millbeck School', 'St Osyth’s').replace(',Barnsley,S70', ',Norwich,S70')),
  );
  expect(said).toContain('  “St. Osyth’s, Norwich”: 123456 St Osyth’s, Norwich, S70 1AA');
  expect(await store.prisma.school.count()).toBe(2);
});

test('a bar is drawn on a terminal only, and wiped at the end', async () => {
  const [path, linkPath] = [join(folder, 'made.csv'), join(folder, 'made-links.csv')];
  await makeRegister(path, linkPath, 900);
  const inLog = await type(env, 'import', 'schools', path);
  expect(inLog.said.slice(0, 2)).toEqual([
    '900 rows read (Windows-1252).',
    'Schools: 900 new, 0 changed, 0 as they were.',
  ]);
  const drawn: string[] = [];
  const [config, clock] = [() => readConfig(env), () => new Date()];
  const base = { config, clock, user: 'pat', say: () => {}, draw: (text: string) => void drawn.push(text) };
  expect(await runErrand(['import', 'schools', path, '--links', linkPath], base)).toBe(0);
  expect(drawn[0]).toMatch(/^\r█+░* +\d+ %$/);
  expect(drawn.at(-1)).toMatch(/^\r +\r$/);
  expect(drawn.length).toBeLessThan(30);
});

test('says how it is typed', async () => {
  expect(await type(env, 'import')).toEqual({ code: 1, said: [expect.stringContaining('import schools FILE')] });
  expect((await type(env, 'import', 'schools')).said.join()).toContain('Name one file of schools');
});
