import type { ISectionOptions, Paragraph, Table } from 'docx';
import { type Document, wordType } from '../../core/document.ts';
import type { Compiled, Said } from './compile.reads.ts';
import { addUp, figureLines } from './figures.ts';

type Docx = typeof import('docx');

/** What the document says of itself: its title, whose it is and when it was made. */
export type Cover = { title: string; hub: string; made: string };

const grey = 'E7E6E6';

/** A table with a head that is repeated on every page, so that a screen reader knows its columns. */
function tableOf(docx: Docx, head: string[], rows: string[][]): Table {
  const { Table: Grid, TableRow, TableCell, Paragraph: Line, TextRun, WidthType, ShadingType } = docx;
  const cell = (text: string, bold: boolean) =>
    new TableCell({
      children: [new Line({ children: [new TextRun({ text, bold })] })],
      ...(bold && { shading: { type: ShadingType.CLEAR, fill: grey } }),
    });
  return new Grid({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: head.map((text) => cell(text, true)) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text) => cell(text, false)) })),
    ],
  });
}

const heading = (
  { Paragraph: Line, HeadingLevel }: Docx,
  text: string,
  level: 'HEADING_1' | 'HEADING_2' | 'HEADING_3',
) => new Line({ text, heading: HeadingLevel[level], keepNext: true });

const saidLine = ({ Paragraph: Line, TextRun }: Docx, { label, words }: Pick<Said, 'label' | 'words'>): Paragraph =>
  new Line({ children: [new TextRun({ text: `${label}: `, bold: true }), new TextRun(words)], spacing: { after: 80 } });

/** One group: how its report stands, what the records say, what its leads wrote. */
function groupPart(docx: Docx, one: Compiled): (Paragraph | Table)[] {
  const { Paragraph: Line } = docx;
  const answers = one.answers.map((said) => saidLine(docx, said));
  return [
    heading(docx, `${one.key} ${one.title}`, 'HEADING_2'),
    new Line({ text: `${one.report}, ${one.standing}. Led by ${one.leads || 'nobody'}.`, spacing: { after: 120 } }),
    tableOf(
      docx,
      ['From the records', one.isKept ? 'When it was accepted' : 'Now'],
      one.records.map(({ label, words }) => [label, words]),
    ),
    ...(one.later.length > 0 ? [heading(docx, 'Later, in the records', 'HEADING_3')] : []),
    ...one.later.map((said) => saidLine(docx, said)),
    ...(answers.length > 0 ? [heading(docx, 'From the leads', 'HEADING_3')] : []),
    ...answers,
    ...one.leftOut.map((words) => saidLine(docx, { label: 'Left out', words })),
  ];
}

/** How many reports are rated how, the first thing that a board reads. */
function ratingTable(docx: Docx, all: Compiled[]): Table {
  const counts = Map.groupBy(all, ({ rating, standing }) => rating || standing);
  const rows = [...counts].map(([words, some]) => [words, String(some.length)]);
  return tableOf(docx, ['Rated, or how it stands', 'Reports'], [...rows, ['All', String(all.length)]]);
}

/** All groups together, line by line as in one report. */
function sumTable(docx: Docx, all: Compiled[]): Table {
  const sums = addUp(all.map(({ figures }) => figures));
  return tableOf(
    docx,
    ['From the records', 'All groups together'],
    figureLines.map(({ label, say }) => [label, say(sums)]),
  );
}

function sectionOf(docx: Docx, { title, hub, made }: Cover, all: Compiled[]): ISectionOptions {
  const { Paragraph: Line, TextRun, Footer, PageNumber, HeadingLevel, AlignmentType } = docx;
  const pages = { children: [`${hub}, page `, PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES], size: 18 };
  return {
    footers: {
      default: new Footer({
        children: [new Line({ alignment: AlignmentType.CENTER, children: [new TextRun(pages)] })],
      }),
    },
    children: [
      new Line({ text: title, heading: HeadingLevel.TITLE }),
      new Line({ text: `${hub}. As it stood on ${made}.`, spacing: { after: 240 } }),
      heading(docx, 'In brief', 'HEADING_1'),
      ratingTable(docx, all),
      new Line({ text: 'A school in several groups counts in each of them.', spacing: { before: 160, after: 80 } }),
      sumTable(docx, all),
      heading(docx, 'Group by group', 'HEADING_1'),
      ...all.flatMap((one) => groupPart(docx, one)),
    ],
  };
}

/** The reports of a term as a Word document. The library is read only when somebody takes one. */
export async function wordFile(filename: string, cover: Cover, all: Compiled[]): Promise<Document> {
  const docx = await import('docx');
  const word = new docx.Document({
    title: cover.title,
    creator: cover.hub,
    lastModifiedBy: cover.hub,
    styles: { default: { document: { run: { font: 'Arial', size: 22, language: { value: 'en-GB' } } } } },
    sections: [sectionOf(docx, cover, all)],
  });
  return { filename, type: wordType, body: await docx.Packer.toBase64String(word) };
}
