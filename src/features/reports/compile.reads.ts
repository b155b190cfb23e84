import { plain } from '../../core/say.ts';
import type { HubBase } from '../define.ts';
import { sayNames } from '../work-groups/work-group.ts';
import { figuresOf } from './figures.reads.ts';
import { correctedSince, type Figures, figureLines, readFigures } from './figures.ts';
import { labelOf } from './missing.ts';
import { overseen, type Period } from './overview.reads.ts';
import { sayAnswer } from './question.ts';
import { answersOf, questionsOf, type ReportDetail } from './report.reads.ts';
import { sayReport, sayReportState } from './report.ts';

/** One answer, or one line from the records, in words. */
export type Said = { id: string; label: string; words: string };

/** One group's report as it stands in the hub's compilation. */
export type Compiled = {
  key: string;
  title: string;
  leads: string;
  report: string;
  standing: string;
  /** How the leads rate it, in words; nothing until they have told. */
  rating: string;
  figures: Figures;
  /** The figures are those it was accepted with. */
  isKept: boolean;
  records: Said[];
  /** What the records say by now where that is something else. */
  later: Said[];
  answers: Said[];
  leftOut: string[];
};

/** States in which the hub has been told what a report says. */
const isTold = ({ state }: ReportDetail) => state === 'SUBMITTED' || state === 'ACCEPTED';

function answersIn(report: ReportDetail, now: Date): Said[] {
  const answers = answersOf(report);
  return questionsOf(report).flatMap((question) => {
    const answer = answers[question.id];
    return answer ? [{ id: question.id, label: question.label, words: plain(sayAnswer(question, answer), now) }] : [];
  });
}

function standingOf(report: ReportDetail): string {
  if (report.noActivity) return `${sayReportState(report.state)}, no activity`;
  return report.doneElsewhere ? `${sayReportState(report.state)}, done elsewhere` : sayReportState(report.state);
}

/** Each line from the records in words; one that its leads left out says why. */
function recordsIn(report: ReportDetail, figures: Figures): Said[] {
  const out = new Map(isTold(report) ? report.omissions.map(({ line, reason }) => [line, reason]) : []);
  return figureLines.map(({ id, label, say }) => {
    const reason = out.get(`figure/${id}`);
    return { id, label, words: reason ? `left out: ${reason}` : say(figures) };
  });
}

function compiledOf(report: ReportDetail, counted: Figures, now: Date): Compiled {
  const { group, omissions } = report;
  const answers = isTold(report) ? answersIn(report, now) : [];
  const kept = readFigures(report.figures);
  const figures = kept ?? counted;
  return {
    key: group.key,
    title: group.title,
    leads: sayNames(group.leads.map(({ person }) => person.name)),
    report: sayReport(report),
    standing: standingOf(report),
    rating: answers.find(({ id }) => id === 'rating')?.words ?? '',
    figures,
    isKept: kept !== undefined,
    records: recordsIn(report, figures),
    later: kept ? correctedSince(kept, counted).map(({ label, now: words }) => ({ id: label, label, words })) : [],
    answers,
    leftOut: isTold(report) ? omissions.map(({ line, reason }) => `${labelOf(report, line)}: ${reason}`) : [],
  };
}

/** The reports of a term that somebody oversees, by key: accepted ones with the figures they were accepted with. */
export async function compile(
  base: Pick<HubBase, 'db' | 'hub' | 'actor' | 'now'>,
  period: Period,
): Promise<Compiled[]> {
  const reports = await overseen(base, period);
  const now = await figuresOf(
    base.db,
    base.hub,
    reports.map(({ id }) => id),
  );
  return reports.map((report) => compiledOf(report, now(report.id), base.now));
}
