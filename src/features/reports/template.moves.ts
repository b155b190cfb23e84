import type { ReportKind } from '../../store/generated/enums.ts';
import { recordChange } from '../audit.ts';
import type { HubBase } from '../define.ts';
import { type Question, readQuestions } from './question.ts';
import { usualQuestions } from './usual-questions.ts';

/** Which reports questions are for: of one kind, of all groups or those of one project. */
export type For = { kind: ReportKind; projectId: string | null };

/** The questions as they are now, with where the evaluation is held instead; of a project without its own, the hub's. */
export async function questionsFor({ db }: Pick<HubBase, 'db'>, { kind, projectId }: For) {
  const rows = await db.reportTemplate.findMany({
    where: { kind, OR: [{ projectId }, { projectId: null }] },
    orderBy: { version: 'desc' },
  });
  const own = rows.find((row) => row.projectId === projectId);
  const known = own ?? rows.find((row) => row.projectId === null);
  return {
    version: own?.version ?? 0,
    questions: readQuestions(known?.questions) ?? usualQuestions(kind),
    elsewhere: own?.elsewhere ?? '',
  };
}

/** Projects that say for themselves where the evaluation is held have the hub's words, too. */
async function rewordOfProjects(
  { db, hub, actor, now }: HubBase,
  { kind, projectId }: For,
  questions: Question[],
): Promise<void> {
  if (projectId !== null) return;
  const rows = await db.reportTemplate.findMany({
    where: { kind, projectId: { not: null } },
    orderBy: { version: 'desc' },
    distinct: ['projectId'],
  });
  await db.reportTemplate.createMany({
    data: rows.map((row) => ({
      ...{ hubId: hub.id, kind, projectId: row.projectId, questions, elsewhere: row.elsewhere },
      ...{ version: row.version + 1, personId: actor.personId, since: now },
    })),
  });
}

/** A new version of the questions: reports that open from now on have it, those that are open keep theirs. */
export async function saveQuestions(
  base: HubBase,
  about: For,
  values: { questions: Question[]; elsewhere: string },
): Promise<void> {
  const { db, hub, actor, now } = base;
  const { version } = await questionsFor(base, about);
  const row = await db.reportTemplate.create({
    data: { ...about, ...values, hubId: hub.id, version: version + 1, personId: actor.personId, since: now },
  });
  await rewordOfProjects(base, about, values.questions);
  const after = { kind: about.kind, version: String(row.version) };
  await recordChange(base, { what: 'reworded the questions of reports', subjectId: row.id, after });
}
