import { addSchoolDays } from '../../core/calendar.ts';
import type { NightWork } from '../../core/night.ts';
import { addDays, programmeYear, ukDay } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import { daysOf } from '../reports/report-rules.ts';
import { lockGroup } from '../work-groups/work-group.moves.ts';
import { metOf, metSelect } from './course.reads.ts';
import { canBeAsked, freshDays, graceDays, isTimeToAsk } from './evaluation.ts';
import { openEvaluation, whoCame } from './open-evaluation.moves.ts';

type Night = Parameters<NightWork<Db>['run']>[0];

/** Whether the last reports of a group's year open by now: an older one that is not written yet keeps nobody from being asked. */
function isYearEnding(year: number, { hub, now }: Night): boolean {
  const today = ukDay(now);
  const opensOn = daysOf({ year, term: 'SUMMER' }, hub)?.opensOn;
  return programmeYear(today) > year || (opensOn !== undefined && opensOn <= today);
}

/** Groups that met lately, whose end has come, and whose members were not asked yet. */
async function toAskAbout(night: Night) {
  const { db, hub, now } = night;
  const today = ukDay(now);
  const lately = { some: { state: 'HELD' as const, day: { gte: new Date(addDays(today, -freshDays)) } } };
  const groups = await db.workGroup.findMany({
    where: { state: { in: canBeAsked }, evaluation: null, sessions: lately },
    select: {
      id: true,
      projectId: true,
      year: true,
      state: true,
      sessions: { select: metSelect },
      reports: { where: { kind: 'FINAL', state: { notIn: ['NOT_OPEN', 'WAIVED'] } }, select: { openedAt: true } },
    },
  });
  const by = addSchoolDays(hub.calendar, today, -graceDays);
  return groups.filter(({ state, year, sessions, reports }) => {
    const isFinalOpen = reports.some(({ openedAt }) => openedAt !== null && ukDay(openedAt) <= by);
    const isAtItsEnd = isFinalOpen || isYearEnding(year, night);
    return isTimeToAsk({ state, sessions: sessions.map(metOf), isAtItsEnd }, now);
  });
}

/** A lead may have asked in the same moment: whoever holds the group first asks. */
async function ask(night: Night, group: { id: string; projectId: string }): Promise<void> {
  await lockGroup(night.db, night.hub, group.id);
  const asked = await night.db.evaluation.count({ where: { groupId: group.id } });
  const people = await whoCame(night, group.id);
  if (asked === 0 && people.length > 0) await openEvaluation(night, group, people);
}

/** Once it is over, who has answered is nobody's concern any more. */
async function forgetWhoAnswered({ db, now }: Night): Promise<void> {
  await db.evaluationInvite.deleteMany({ where: { evaluation: { closesOn: { lt: new Date(ukDay(now)) } } } });
}

/** Each night: those who came to a group that is over are asked how it was. */
export const openEvaluations: NightWork<Db> = {
  name: 'open evaluations',
  run: async (night) => {
    await forgetWhoAnswered(night);
    for (const group of await toAskAbout(night)) await ask(night, group);
    return 'done';
  },
};
