import { once } from 'node:events';
import { createWriteStream, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

const sample = new URL('../../prisma/data/gias-sample-cp1252.csv', import.meta.url);

const beginnings =
  'Alder Ash Beck Birch Brook Cedar Cherry Clover Dale Elm Fern Field Ford Green Hawthorn Hazel Heath Hill Holly Ivy Juniper Kings Lark Lime Long Maple Marsh Meadow Mill Moor North Oak Orchard Park Pine Queens Ridge River Rowan Sandy South Spring Stone Sycamore Thorn Vale Water Well West Willow Wood Yew'.split(
    ' ',
  );
const endings =
  'bank borough bourne bridge brook bury by cliff combe cote croft dale dean den don field fold ford gate grove ham head hill holme hurst ings land lea ley lock mead mere mill moor mouth over park port ridge rigg shaw side stead stoke thorpe ton tree vale view wick wold wood worth yard'.split(
    ' ',
  );
const saints =
  'Thérèse Aidan Alban Andrew Anne Bede Benedict Catherine Chad Clare Cuthbert David Edmund Francis George Hilda James John Joseph Luke Margaret Mark Martin Mary Matthew Michael Oswald Patrick Paul Peter Thomas'.split(
    ' ',
  );
const kinds = [
  'Primary School',
  'Church of England Primary School',
  'Catholic Primary School',
  'Junior School',
  'Infant School',
  'Primary Academy',
  'Academy',
  'High School',
  'Community Primary School',
  'School',
];
const authorities = [
  'Barnsley',
  'Bristol, City of',
  'Doncaster',
  'Norfolk',
  'Rotherham',
  'Sheffield',
  'Suffolk',
  'Wiltshire',
];

/** The same numbers every time: below `below`, from a seed and what it is for. */
const pick = (seed: number, salt: number, below: number): number => {
  let mixed = Math.imul(seed ^ (salt * 0x9e3779b9), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) % below;
};
const of = (list: string[], seed: number, salt: number): string => list[pick(seed, salt, list.length)] ?? '';

const town = (seed: number) => {
  const one = pick(seed, 1, 900);
  return `${of(beginnings, one, 2)}${of(endings, one, 3)}`;
};

/** Windows-1252's curly apostrophe, as the byte that Latin-1 has for a control sign. */
const curly = '\x92';

function nameOf(seed: number): string {
  const kind = of(kinds, seed, 4);
  const dice = pick(seed, 5, 10);
  if (dice < 3) return `St ${of(saints, seed, 6)}${curly}s ${kind}`;
  return dice < 4 ? `${town(seed)} ${kind}` : `${of(beginnings, seed, 7)}${of(endings, seed, 8)} ${kind}`;
}

const dayOf = (seed: number, salt: number) =>
  [1 + pick(seed, salt, 28), 1 + pick(seed, salt + 1, 12), 1990 + pick(seed, salt + 2, 35)]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

const isClosed = (index: number) => index % 9 < 4;

/** Invented values for the columns that the sample leaves blank, as long as the register's own are. */
function invented(seed: number, index: number): Record<string, string> {
  const place = town(seed);
  const postcode = `${of(['S', 'NR', 'IP', 'BS', 'DN', 'LS'], seed, 9)}${1 + pick(seed, 10, 40)} ${1 + pick(seed, 11, 9)}${of(['AB', 'DE', 'FG', 'JL', 'NP', 'QR', 'TU', 'XY'], seed, 12)}`;
  const domain = `www.${nameOf(seed)
    .toLowerCase()
    .replace(/[^a-z]/g, '')}.example`;
  return {
    EstablishmentName: nameOf(seed),
    EstablishmentNumber: String(2000 + pick(seed, 13, 5000)),
    'EstablishmentStatus (code)': isClosed(index) ? '2' : '1',
    'EstablishmentStatus (name)': isClosed(index) ? 'Closed' : 'Open',
    'EstablishmentTypeGroup (name)': 'Local authority maintained schools',
    OpenDate: dayOf(seed, 14),
    CloseDate: isClosed(index) ? dayOf(seed, 17) : '',
    StatutoryLowAge: of(['2', '3', '4', '7', '11'], seed, 20),
    StatutoryHighAge: of(['7', '11', '16', '18'], seed, 21),
    'Boarders (name)': 'No boarders',
    'NurseryProvision (name)': 'No Nursery Classes',
    'OfficialSixthForm (name)': 'Does not have a sixth form',
    'Gender (name)': 'Mixed',
    'ReligiousCharacter (name)': 'Does not apply',
    'Diocese (name)': 'Not applicable',
    'AdmissionsPolicy (name)': 'Not applicable',
    SchoolCapacity: String(pick(seed, 22, 1500)),
    'SpecialClasses (name)': 'No Special Classes',
    CensusDate: '16-01-2025',
    NumberOfPupils: String(pick(seed, 23, 1500)),
    NumberOfBoys: String(pick(seed, 24, 700)),
    NumberOfGirls: String(pick(seed, 25, 700)),
    'TrustSchoolFlag (name)': 'Not applicable',
    'FederationFlag (name)': 'Not under a federation',
    UKPRN: String(10_000_000 + pick(seed, 26, 90_000)),
    LastChangedDate: dayOf(seed, 27),
    Street: `${1 + pick(seed, 30, 200)} ${of(beginnings, seed, 31)} Lane`,
    Locality: town(seed + 1),
    Town: place,
    'County (name)': 'South Yorkshire',
    Postcode: postcode,
    SchoolWebsite: `http://${domain}/`,
    TelephoneNum: String(1_140_000_000 + pick(seed, 32, 9_999_999)),
    'HeadTitle (name)': 'Ms',
    HeadFirstName: of(saints, seed, 33),
    HeadLastName: `${of(beginnings, seed, 34)}${of(endings, seed, 35)}`,
    HeadPreferredJobTitle: 'Headteacher',
    'BSOInspectorateName (name)': 'Not applicable',
    'TeenMoth (name)': 'Not applicable',
    'CCF (name)': 'Not applicable',
    'SENPRU (name)': 'Not applicable',
    'EBD (name)': 'Not applicable',
    'FTProv (name)': 'Not applicable',
    'EdByOther (name)': 'Not applicable',
    'Section41Approved (name)': 'Not applicable',
    'GOR (name)': 'Yorkshire and the Humber',
    'AdministrativeWard (name)': `${town(seed + 2)} and ${town(seed + 3)}`,
    'ParliamentaryConstituency (name)': `${place} North East`,
    'UrbanRural (name)': '(England/Wales) Urban city and town',
    'GSSLACode (name)': `E0${8_000_000 + pick(seed, 36, 999)}`,
    Easting: String(400_000 + pick(seed, 37, 90_000)),
    Northing: String(300_000 + pick(seed, 38, 90_000)),
    'MSOA (name)': `${place} 0${pick(seed, 39, 99)}`,
    'LSOA (name)': `${place} 0${pick(seed, 40, 99)}B`,
    'PreviousLA (name)': 'Not applicable',
    UPRN: String(100_050_000_000 + pick(seed, 41, 9_999_999)),
    'EstablishmentAccredited (name)': 'Not applicable',
    'MSOA (code)': `E0200${1000 + pick(seed, 42, 8999)}`,
    'LSOA (code)': `E0100${1000 + pick(seed, 43, 8999)}`,
  };
}

const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;

/** Writes lines without keeping them, in Windows-1252: everything in them is Latin. */
async function writeLines(file: string, lines: Iterable<string>): Promise<void> {
  const out = createWriteStream(file);
  for (const line of lines) if (!out.write(Buffer.from(`${line}\r\n`, 'latin1'))) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
}

/** The URNs count up from here, above every URN of the sample. */
const firstUrn = 200_000;

/**
 * A register as large as the country's: the sample's real rows with changed URNs and invented names, and every fourth closed
 * school has a successor in the links file.
 */
export async function makeRegister(file: string, linksFile: string, schools = 52_000): Promise<void> {
  const rows: Record<string, string>[] = parse(readFileSync(sample, 'latin1'), { columns: true });
  const columns = Object.keys(rows[0] ?? {});
  function* lines() {
    yield columns.map(quoted).join(',');
    for (let index = 0; index < schools; index += 1) {
      const row = rows[index % rows.length] ?? {};
      const seed = index + 1;
      const values: Record<string, string> = { ...row, ...invented(seed, index), URN: String(firstUrn + index) };
      if (index % 3 === 0) values['LA (name)'] = of(authorities, seed, 50);
      yield columns.map((column) => quoted(values[column] ?? '')).join(',');
    }
  }
  await writeLines(file, lines());
  const closed = Array.from({ length: schools }, (_, index) => index).filter(
    (index) => isClosed(index) && index % 2 === 0 && index + 4 < schools,
  );
  function* links() {
    yield '"URN","LinkURN","LinkName","LinkType","LinkEstablishedDate"';
    for (const index of closed) {
      const [from, to] = [firstUrn + index, firstUrn + index + 4];
      yield [from, to, nameOf(index + 5), 'Successor', dayOf(index, 60)].map((one) => quoted(String(one))).join(',');
      yield [to, from, nameOf(index + 1), 'Predecessor', dayOf(index, 60)].map((one) => quoted(String(one))).join(',');
    }
  }
  await writeLines(linksFile, links());
}
