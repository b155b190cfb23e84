import { z } from 'zod';
import type { DocumentKind } from '../../core/document.ts';
import { may, type Right } from '../../core/rights.ts';
import { programmeYearName } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import { recordChange } from '../audit.ts';
import { csvFile } from '../csv-file.ts';
import type { HubBase } from '../define.ts';
import { chargesIn } from './charges.reads.ts';
import { linesIn } from './money.reads.ts';
import { sayHalf } from './money.ts';

type Reading = Pick<HubBase, 'db' | 'actor'>;
type Table = { name: string; title: string; right: Right; of: (base: Reading, year: number) => Promise<string[][]> };

/** Always with two digits behind the point: a column adds up. */
const pounds = (pence: number) => (pence / 100).toFixed(2);

async function moneyTable(base: Reading, year: number): Promise<string[][]> {
  const lines = await linesIn(base, year, 'see money');
  return [
    ['Key', 'Work Group', 'Kind', 'School', 'URN', 'Planned', 'Claimed', 'Paid', 'Matched grant', 'What for'],
    ...lines.map((line) => [
      ...[line.group.key, line.group.title, line.kind.word, line.school?.name ?? '', String(line.school?.urn ?? '')],
      ...[line.plannedPence, line.claimedPence, line.paidPence].map(pounds),
      ...[sayHalf(line) ?? '', line.note],
    ]),
  ];
}

async function chargesTable(base: Reading, year: number): Promise<string[][]> {
  const { charges } = await chargesIn(base, year);
  return [
    ['School', 'URN', 'Teacher', 'Key', 'Work Group', 'Session', 'Date', 'Why', 'Pounds'],
    ...charges.map(({ school, urn, person, key, title, session, day, cause, pence }) => [
      ...[school, String(urn ?? ''), person, key, title, String(session), day, cause],
      pounds(pence),
    ]),
  ];
}

const fileOf = ({ name, title, right, of }: Table): DocumentKind<Db> => ({
  name,
  title,
  produce: async ({ year: asked }, { db, hub, actor, now }) => {
    const year = z.coerce.number().int().safeParse(asked).data;
    if (year === undefined || !may(actor, right, {})) return 'gone';
    const said = programmeYearName(year);
    const change = { what: `exported money: ${name}`, subjectId: hub.id, after: { year: said } };
    await recordChange({ db, hub, actor, now }, change);
    return csvFile(`${name}-${hub.slug}-${said.replace('/', '-')}.csv`, await of({ db, actor }, year));
  },
});

/** The hub's money and its chargeable absences of a year as files; rights are asked when one is taken. */
export const moneyFiles: DocumentKind<Db>[] = [
  fileOf({ name: 'money', title: 'The hub’s money of a year', right: 'see money', of: moneyTable }),
  fileOf({ name: 'absence-charges', title: 'Absences to charge for', right: 'keep money', of: chargesTable }),
];
