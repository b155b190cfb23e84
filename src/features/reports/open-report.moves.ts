import type { Base } from '../../core/command.ts';
import { planBy } from '../../core/due.ts';
import { ukDay } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import type { Report } from '../../store/generated/client.ts';
import { recordByItself } from '../audit.ts';
import { leadsOf } from '../memberships/tell-leads.ts';
import { remindAll } from '../reminders/remind.moves.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { dayOf } from './report.reads.ts';
import { type Dates, kindFor, reportMoves, unsettled } from './report.ts';
import { dueWhenOpened } from './report-dates.ts';
import { daysOf, openingOf, reminderRule } from './report-rules.ts';

export type Happening = Pick<Base<Db>, 'db' | 'hub' | 'now' | 'tell' | 'plan'>;

const datesOfGroup = ({ state, sessions }: GroupDetail, ends: Date): Dates => ({
  isEvaluating: state === 'EVALUATING',
  held: sessions.filter((session) => session.state === 'HELD').length,
  aheadOfNextTerm: sessions.filter(({ state: is, day }) => is !== 'HELD' && is !== 'CANCELLED' && day > ends).length,
});

/** The newest questions for such a report: the project's own, else the hub's; none are the usual ones. */
async function templateFor(db: Db, kind: Report['kind'], projectId: string): Promise<string | null> {
  const rows = await db.reportTemplate.findMany({
    where: { kind, OR: [{ projectId }, { projectId: null }] },
    select: { id: true, projectId: true },
    orderBy: { version: 'desc' },
  });
  return (rows.find((row) => row.projectId === projectId) ?? rows[0])?.id ?? null;
}

/** Opens a report and tells its leads; not while another of its group is open. The group is locked. */
export async function openReport(base: Happening, report: Report, group: GroupDetail): Promise<void> {
  const { db, hub, now } = base;
  if (!reportMoves[report.state].includes('OPEN')) return;
  const others = await db.report.count({ where: { groupId: group.id, state: { in: unsettled } } });
  if (others > 0) return;
  const kind = kindFor(report.term, datesOfGroup(group, report.ends));
  const days = daysOf(report, hub);
  await db.report.update({
    where: { id: report.id },
    data: {
      state: 'OPEN',
      kind,
      templateId: await templateFor(db, kind, group.projectId),
      dueOn: new Date(dueWhenOpened(days?.dueOn ?? dayOf(report.dueOn), ukDay(now), hub)),
      openedAt: now,
      version: { increment: 1 },
    },
  });
  await planBy(reminderRule, base, [report.id]);
  const facts = { report: report.id, at: now.toISOString() };
  await remindAll(base, leadsOf(group), { kind: 'report opened', facts, about: report.id, group: group.id });
  const change = { before: { report: report.state }, after: { report: 'OPEN', kind } };
  await recordByItself(base, { what: 'a report opened', subjectId: report.id, ...change });
}

/** A group's report is settled: the next, where its time has come while this one was open, opens now. */
export async function openNext(base: Happening, group: GroupDetail): Promise<void> {
  const { db, hub, now } = base;
  const next = await db.report.findFirst({
    where: { groupId: group.id, state: 'NOT_OPEN' },
    orderBy: { starts: 'asc' },
  });
  const opensAt = next && openingOf(next, hub);
  if (next && opensAt && opensAt <= now) await openReport(base, next, group);
}
