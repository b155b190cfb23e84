import type { Findings, IntakeKind, Taking } from '../../core/document.ts';
import type { Db } from '../../store/db.ts';
import { withoutContent } from './without-content.ts';

/** Things to mend that are kept, and for how many days. */
const mostKept = 2;
const keptDays = 30;
const aDay = 24 * 60 * 60_000;

/** The columns that an intake knows, from its example. */
const columnsOf = ({ example }: Pick<IntakeKind<Db>, 'example'>): string[] =>
  (example.body.split(/\r?\n/)[0] ?? '').split(',');

/** What is wrong; how to mend it, the page says when the file is handed in again. */
const firstSentence = (words: string): string => words.split(/(?<=\.) /)[0] ?? '';

/** Keeps who handed in a file that did not come in, and the first things to mend; a later one of theirs takes its place. */
export async function keepFailed(
  about: Pick<IntakeKind<Db>, 'name' | 'example'>,
  { faults }: Findings,
  file: string,
  { db, hub, now, by }: Taking<Db>,
): Promise<void> {
  if (!by) return;
  const key = { hubId: hub.id, kind: about.name, personId: by };
  const said = faults
    .slice(0, mostKept)
    .map(({ line, what }) => `Line ${line}: ${firstSentence(withoutContent(what, columnsOf(about)))}`);
  const found = { file: file.slice(0, 80), faults: said, count: faults.length, at: now };
  const data = { ...found, keptUntil: new Date(now.getTime() + keptDays * aDay) };
  const { id } = await db.failedImport.upsert({
    where: { hubId_kind_personId: key },
    create: { ...key, ...data },
    update: data,
  });
  const after = { kind: about.name, faults: String(faults.length) };
  const what = 'handed in a file with faults';
  await db.auditEvent.create({ data: { hubId: hub.id, at: now, personId: by, subjectId: id, what, after } });
}
