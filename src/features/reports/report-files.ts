import { z } from 'zod';
import type { Document, DocumentKind } from '../../core/document.ts';
import { may } from '../../core/rights.ts';
import { plain } from '../../core/say.ts';
import { programmeYearName, ukDay } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import { recordChange } from '../audit.ts';
import { csvFile } from '../csv-file.ts';
import { inPounds } from '../money/money.ts';
import { type Compiled, compile, type Said } from './compile.reads.ts';
import { type Figures, figureNames } from './figures.ts';
import { sayTerm } from './report.ts';
import { type Cover, wordFile } from './write-word.ts';

const period = z.object({ year: z.coerce.number().int(), term: z.enum(['AUTUMN', 'SPRING', 'SUMMER']) });

const figureHeads: Record<keyof Figures, string> = {
  sessionsHeld: 'Sessions held',
  sessionsPlanned: 'Sessions planned',
  sessionsCancelled: 'Sessions cancelled',
  schoolsActive: 'Schools active',
  schoolsCompleted: 'Schools completed',
  schoolsUnfinished: 'Schools not completed',
  schoolsWithdrawn: 'Schools withdrawn',
  teachersActive: 'Teachers active',
  teachersWithdrawn: 'Teachers withdrawn',
  expected: 'Expected at sessions',
  attended: 'Came to sessions',
  substitutes: 'Sent somebody instead',
  tasksSet: 'Gap tasks set',
  tasksAsked: 'Answers asked for',
  tasksDone: 'Answers done',
  schoolsFlagged: 'Schools that may be drifting',
  lateApologies: 'Late apologies',
  plannedPence: 'Planned, in pounds',
  claimedPence: 'Claimed, in pounds',
  paidPence: 'Paid, in pounds',
};

/** Every question that was answered in any report, by its id: words may differ from hub to project. */
function questionsIn(all: Compiled[]): Said[] {
  const known = new Map(all.flatMap(({ answers }) => answers.map((said): [string, Said] => [said.id, said])));
  return [...known.values()];
}

/** One line a group: what the records say in numbers, then every answer. */
function tableOf(all: Compiled[]): string[][] {
  const questions = questionsIn(all);
  const head = ['Key', 'Work Group', 'Led by', 'Report', 'It is', ...figureNames.map((name) => figureHeads[name])];
  return [
    [...head, ...questions.map(({ label }) => label), 'Left out'],
    ...all.map(({ key, title, leads, report, standing, figures, answers, leftOut }) => [
      ...[key, title, leads, report, standing],
      ...figureNames.map((name) => (name.endsWith('Pence') ? inPounds(figures[name]) : String(figures[name]))),
      ...questions.map(({ id }) => answers.find((said) => said.id === id)?.words ?? ''),
      leftOut.join('; '),
    ]),
  ];
}

type Writing = { all: Compiled[]; file: string; cover: Cover };

const fileOf = (
  name: string,
  title: string,
  write: (writing: Writing) => Document | Promise<Document>,
): DocumentKind<Db> => ({
  name,
  title,
  produce: async (facts, { db, hub, actor, now }) => {
    const asked = period.safeParse(facts);
    if (!asked.success || !may(actor, 'oversee reports', {})) return 'gone';
    const { year, term } = asked.data;
    const all = await compile({ db, hub, actor, now }, { year, term });
    const said = programmeYearName(year);
    const after = { year: said, term };
    await recordChange({ db, hub, actor, now }, { what: `exported reports: ${name}`, subjectId: hub.id, after });
    const file = `reports-${hub.slug}-${term.toLowerCase()}-${said.replace('/', '-')}`;
    const made = plain({ day: ukDay(now) }, now);
    return write({ all, file, cover: { title: `${sayTerm(term)} reports, ${said}`, hub: hub.name, made } });
  },
});

/** The reports of a term as files, for those who oversee them; rights are asked when one is taken. */
export const reportFiles: DocumentKind<Db>[] = [
  fileOf('reports-table', 'Reports of a term, as a table', ({ all, file }) => csvFile(`${file}.csv`, tableOf(all))),
  fileOf('reports-word', 'Reports of a term, as a Word document', ({ all, file, cover }) =>
    wordFile(`${file}.docx`, cover, all),
  ),
];
