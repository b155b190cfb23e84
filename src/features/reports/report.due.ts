import { type DueKind, planBy } from '../../core/due.ts';
import { ukDay } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import { leadsOf } from '../memberships/tell-leads.ts';
import { remindAll } from '../reminders/remind.moves.ts';
import { staffNow } from '../staff-now.ts';
import { lockGroup } from '../work-groups/work-group.moves.ts';
import { openReport } from './open-report.moves.ts';
import { reportDue, reportLate } from './report.notices.ts';
import { dayOf } from './report.reads.ts';
import { isWithLeads } from './report.ts';
import { remindersOf } from './report-dates.ts';
import { openingRule, reminderRule } from './report-rules.ts';

/** So many school days before a term ends its report opens, already drafted. */
export const openOnTime: DueKind<Db> = {
  ...openingRule,
  run: async (id, happening) => {
    const { db, hub } = happening;
    await db.$queryRaw`
      SELECT g.id::text FROM "WorkGroup" g JOIN "Report" r ON r."hubId" = g."hubId" AND r."groupId" = g.id
      WHERE g."hubId" = ${hub.id}::uuid AND r."hubId" = ${hub.id}::uuid AND r.id = ${id}::uuid FOR NO KEY UPDATE OF g`;
    await openReport(happening, id);
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
      await remindAll(happening, await staffNow(happening, 'HUB_LEAD'), late);
    }
    await planBy(reminderRule, happening, [id]);
  },
};
