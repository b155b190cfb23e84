import type { Text } from '../../core/view.ts';
import { figureLines } from './figures.ts';
import { answersOf, questionsOf, type ReportDetail } from './report.reads.ts';

/** A line of a report: an answer that is asked for, a session without a log, or what the records say. */
export type Line = { id: string; label: string; said: Text };

type Session = ReportDetail['group']['sessions'][number];

/** Sessions of the report's days that are over and not logged. */
const unlogged = ({ group, kind, starts, ends }: ReportDetail, now: Date): Session[] =>
  group.sessions.filter(
    ({ state, endsAt, day }) =>
      state === 'SCHEDULED' && endsAt <= now && (kind === 'FINAL' || (day >= starts && day <= ends)),
  );

const sessionLine = (session: Session): Line => ({
  id: `session/${session.id}`,
  label: `Log of session ${session.number}`,
  said: [`Session ${session.number} of `, { day: session.day.toISOString().slice(0, 10) }, ' is not logged'],
});

const isOut = ({ omissions }: ReportDetail) => {
  const lines = new Set(omissions.map(({ line }) => line));
  return (id: string) => lines.has(id);
};

/** What must be answered, logged or left out before a report can be handed in. */
export function missingIn(report: ReportDetail, now: Date): Line[] {
  if (report.noActivity || report.doneElsewhere) return [];
  const [answers, out] = [answersOf(report), isOut(report)];
  const questions = questionsOf(report)
    .filter(({ id, optional }) => !optional && !answers[id])
    .map(({ id, label }): Line => ({ id, label, said: label }));
  return [...unlogged(report, now).map(sessionLine), ...questions].filter(({ id }) => !out(id));
}

/** Every line that a lead may leave out with a reason: what is missing, and what comes from the records. */
export const leavable = (report: ReportDetail, now: Date): Line[] => {
  const out = isOut(report);
  const figures = figureLines.map(({ id, label }): Line => ({ id: `figure/${id}`, label, said: label }));
  return [...missingIn(report, now), ...figures.filter(({ id }) => !out(id))];
};

/** What a line that is left out was called. */
export function labelOf(report: ReportDetail, line: string): string {
  const session = report.group.sessions.find(({ id }) => line === `session/${id}`);
  if (session) return sessionLine(session).label;
  const figure = figureLines.find(({ id }) => line === `figure/${id}`);
  return figure?.label ?? questionsOf(report).find(({ id }) => id === line)?.label ?? 'A line';
}
