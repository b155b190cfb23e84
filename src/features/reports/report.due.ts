import { type DueKind, planBy } from '../../core/due.ts';
import { ukDay } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import { leadsOf } from '../memberships/tell-leads.ts';
import { remindAll } from '../reminders/remind.moves.ts';
import { lockGroup } from '../work-groups/work-group.moves.ts';
import { openReport } from './open-report.moves.ts';
import { reportDue, reportLate } from './report.notices.ts';
import { dayOf } from './report.reads.ts';
import { isWithLeads } from './report.ts';
import { remindersOf } from './report-dates.ts';
import { openingRule, reminderRule } from './report-rules.ts';
import { hubLeadsNow } from './tell-hub.ts';

/** So many school days before a term ends its report opens, already drafted. */
export const openOnTime: DueKind<Db> = {
  ...openingRule,
  run: async (id, happening) => {
    const { db, hub } = happening;
    const before = await db.report.findUnique({ where: { id }, select: { groupId: true } });
    const group = before ? await lockGroup(db, hub, before.groupId) : undefined;
    const report = await db.report.findUnique({ where: { id } });
    const isOver = group?.state === 'CANCELLED' || group?.state === 'CLOSED';
    if (group && report && !isOver) await openReport(happening, report, group);
  },
};

/** Reminds those who lead while a report is with them; the last time the hub lead hears, too. */
export const remindOfReport: DueKind<Db> = {
  ...reminderRule,
  run: async (id, happening) => {
    const { db, hub, now } = happening;
    const before = await db.report.findUnique({ where: { id }, select: { groupId: true } });
    const group = before ? await lockGroup(db, hub, before.groupId) : undefined;
    const report = await db.report.findUnique({ where: { id } });
    if (!group || !report || !isWithLeads(report.state)) return;
    const today = ukDay(now);
    const facts = { report: id, at: now.toISOString() };
    const about = { kind: reportDue.name, facts, about: `${id}/${today}`, group: group.id };
    await remindAll(happening, leadsOf(group), about);
    const last = remindersOf(dayOf(report.dueOn), hub.calendar).find(({ tellsHub }) => tellsHub);
    if (last && today >= last.day) {
      const late = { kind: reportLate.name, facts: { report: id }, about: id, group: group.id };
      await remindAll(happening, await hubLeadsNow(happening), late);
    }
    await planBy(reminderRule, happening, [id]);
  },
};
