import type { Db } from '../../store/db.ts';
import type { Prisma } from '../../store/generated/client.ts';
import { groupDetail } from '../work-groups/group-detail.ts';
import { type Question, readAnswers, readQuestions, type StepAnswers, withProject } from './question.ts';
import { unsettled } from './report.ts';
import { usualQuestions } from './usual-questions.ts';

const name = { select: { name: true } };

const include = {
  group: {
    include: {
      ...groupDetail,
      project: { select: { id: true, type: true, stage: true, title: true, questions: true, ownerHubId: true } },
    },
  },
  template: true,
  steps: { include: { person: name } },
  omissions: true,
  submittedBy: name,
  decidedBy: name,
} satisfies Prisma.ReportInclude;

/** A report with its group, its questions and what was answered so far. */
export type ReportDetail = Prisma.ReportGetPayload<{ include: typeof include }>;

export const loadReport = async (db: Db, id: string): Promise<ReportDetail | undefined> =>
  (await db.report.findUnique({ where: { id }, include })) ?? undefined;

/** The reports of a hub's year and term, the groups by key. */
export const reportsIn = (db: Db, where: Prisma.ReportWhereInput): Promise<ReportDetail[]> =>
  db.report.findMany({ where, include, orderBy: { group: { key: 'asc' } } });

/** The report of a group that somebody means by the group alone: the one that is open, else the next, else the last. */
export async function reportOf(db: Db, groupId: string): Promise<string | undefined> {
  const rows = await db.report.findMany({
    where: { groupId },
    select: { id: true, state: true },
    orderBy: { starts: 'asc' },
  });
  const open = rows.find(({ state }) => unsettled.includes(state));
  return (open ?? rows.find(({ state }) => state === 'NOT_OPEN') ?? rows.at(-1))?.id;
}

/** The questions of a report: as they were when it was handed in, else as the hub and the project ask them now. */
export function questionsOf({ questions, template, kind, group }: ReportDetail): Question[] {
  const kept = readQuestions(questions);
  if (kept) return kept;
  return withProject(readQuestions(template?.questions) ?? usualQuestions(kind), group.project.questions);
}

/** Everything answered so far, over all steps. */
export const answersOf = ({ steps }: Pick<ReportDetail, 'steps'>): StepAnswers =>
  Object.assign({}, ...steps.map(({ answers }) => readAnswers(answers)));

export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** Whether a session was held in the days of the report. */
export const wasHeld = ({ group, kind, starts, ends }: ReportDetail): boolean =>
  group.sessions.some(({ state, day }) => state === 'HELD' && (kind === 'FINAL' || (day >= starts && day <= ends)));
