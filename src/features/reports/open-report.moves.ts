import type { Base } from '../../core/command.ts';
import { ukDay } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import { recordByItself } from '../audit.ts';
import { remindAll } from '../reminders/remind.moves.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { readOpening } from './opening.reads.ts';
import { kindFor } from './report.ts';
import { dueWhenOpened, nextReminder } from './report-dates.ts';
import { daysOf, openingOf, reminderRule } from './report-rules.ts';

export type Happening = Pick<Base<Db>, 'db' | 'hub' | 'now' | 'tell' | 'plan'>;

/** Opens a report and tells its leads; not while another of its group is open, nor when its group is over. The group is locked. */
export async function openReport(base: Happening, id: string): Promise<void> {
  const { db, hub, now, plan } = base;
  const report = await readOpening(db, hub, id);
  if (!report || report.isOver || report.isAnotherOpen) return;
  const kind = kindFor(report.term, report);
  const dueOn = dueWhenOpened(daysOf(report, hub)?.dueOn ?? report.dueOn, ukDay(now), hub);
  const opened = { state: 'OPEN' as const, kind, templateId: report.templates?.[kind] ?? null, dueOn: new Date(dueOn) };
  await db.report.updateMany({
    where: { id, state: 'NOT_OPEN' },
    data: { ...opened, openedAt: now, version: { increment: 1 } },
  });
  const remindAt = nextReminder({ id, dueOn, quietUntil: undefined }, now, hub);
  if (remindAt) await plan.set(reminderRule.name, id, remindAt);
  const facts = { report: id, at: now.toISOString() };
  await remindAll(base, report.leads, { kind: 'report opened', facts, about: id, group: report.group });
  const change = { before: { report: 'NOT_OPEN' }, after: { report: 'OPEN', kind } };
  await recordByItself(base, { what: 'a report opened', subjectId: id, ...change });
}

/** A group's report is settled: the next, where its time has come while this one was open, opens now. */
export async function openNext(base: Happening, group: Pick<GroupDetail, 'id'>): Promise<void> {
  const { db, hub, now } = base;
  const next = await db.report.findFirst({
    where: { groupId: group.id, state: 'NOT_OPEN' },
    orderBy: { starts: 'asc' },
  });
  const opensAt = next && openingOf(next, hub);
  if (next && opensAt && opensAt <= now) await openReport(base, next.id);
}
