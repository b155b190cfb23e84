import type { NightWork } from '../../core/night.ts';
import type { Db } from '../../store/db.ts';
import { recordByItself } from '../audit.ts';
import { kindFor, withLeads } from './report.ts';

type Night = Parameters<NightWork<Db>['run']>[0];

/** The newest questions of a termly report: the project's own, else the hub's; none are the usual ones. */
async function termTemplate({ db }: Night, projectId: string): Promise<string | null> {
  const rows = await db.reportTemplate.findMany({
    where: { kind: 'TERM', OR: [{ projectId }, { projectId: null }] },
    select: { id: true, projectId: true },
    orderBy: { version: 'desc' },
  });
  return (rows.find((row) => row.projectId === projectId) ?? rows.at(0))?.id ?? null;
}

/**
 * A final evaluation that opened only because nothing was planned after its term: its lead has planned more since, so it
 * is the term's report again, with what was answered so far.
 */
export async function backToTerm(night: Night): Promise<void> {
  const { db } = night;
  const reports = await db.report.findMany({
    where: { kind: 'FINAL', state: { in: withLeads }, group: { state: { not: 'EVALUATING' } } },
    select: { id: true, term: true, ends: true, group: { select: { projectId: true, sessions: true } } },
  });
  for (const { id, term, ends, group } of reports) {
    const held = group.sessions.filter(({ state }) => state === 'HELD').length;
    const isAhead = ({ state, day }: (typeof group.sessions)[number]) =>
      state !== 'HELD' && state !== 'CANCELLED' && day > ends;
    const ahead = group.sessions.filter(isAhead).length;
    if (kindFor(term, { isEvaluating: false, held, aheadOfNextTerm: ahead }) === 'FINAL') continue;
    const templateId = await termTemplate(night, group.projectId);
    await db.report.update({ where: { id }, data: { kind: 'TERM', templateId, version: { increment: 1 } } });
    const change = { before: { kind: 'FINAL' }, after: { kind: 'TERM' } };
    await recordByItself(night, { what: 'a final evaluation is a termly report again', subjectId: id, ...change });
  }
}
