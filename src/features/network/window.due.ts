import { addSchoolDays, nextAllowedMoment, nextUrgentMoment, nextWorkingMoment } from '../../core/calendar.ts';
import { type DueRule, planBy } from '../../core/due.ts';
import type { Hub } from '../../core/hub.ts';
import { addDays, instantOf, ukDay } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import type { ProgrammeWindow } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import { dayOf } from '../sessions/session.ts';

type Hours = Pick<Hub, 'calendar' | 'quietHours' | 'remind'>;

/**
 * When a window is announced: as the hub's hours begin on its first day, or on the next school day. Where schools are
 * shut until its last day or longer, on the last school day before it opens: later would be too late.
 */
function announceAt(window: Pick<ProgrammeWindow, 'opensOn' | 'closesOn'>, hub: Hours): Date {
  const [opens, closes] = [dayOf(window.opensOn), dayOf(window.closesOn)];
  const day = addSchoolDays(hub.calendar, opens, 0);
  const isShut = day > opens && day >= closes;
  return instantOf(isShut ? addSchoolDays(hub.calendar, opens, -1) : day, hub.quietHours.from);
}

/** When it is said once it is due: in the hub's hours, in a holiday on a working day where it would close before school is back, at the latest within the day. */
export function saidAt({ closesOn }: Pick<ProgrammeWindow, 'closesOn'>, hub: Hours, now: Date): Date {
  const over = instantOf(addDays(dayOf(closesOn), 1), '00:00');
  const { calendar, quietHours } = hub;
  const moments = [nextAllowedMoment(calendar, quietHours, now), nextWorkingMoment(calendar, quietHours, now)];
  return moments.find((moment) => moment < over) ?? nextUrgentMoment(now);
}

/** When it is reminded of: so many school days before its last day. */
export const closesSoonAt = ({ closesOn }: Pick<ProgrammeWindow, 'closesOn'>, hub: Hours): Date =>
  instantOf(addSchoolDays(hub.calendar, dayOf(closesOn), -hub.remind.window), hub.quietHours.from);

const rows = (db: Db, now: Date, only: string[] | undefined) =>
  db.programmeWindow.findMany({
    where: { endedAt: null, closesOn: { gte: new Date(ukDay(now)) }, ...(only && { id: { in: only } }) },
  });

/** Every window is announced once, and again where its days have moved since. */
export const windowOpensRule: DueRule<Db> = {
  name: 'programme window opens',
  expected: async ({ db, hub, now }, only) =>
    (await rows(db, now, only))
      .filter((window) => window.announcedAt === null)
      .map((window) => ({ subjectId: window.id, dueAt: announceAt(window, hub) })),
};

/** Every window is reminded of once before it closes, unless it opens only then. */
export const windowClosesRule: DueRule<Db> = {
  name: 'programme window closes',
  expected: async ({ db, hub, now }, only) =>
    (await rows(db, now, only))
      .map((window) => ({
        subjectId: window.id,
        dueAt: closesSoonAt(window, hub),
        from: announceAt(window, hub),
        window,
      }))
      .filter(({ dueAt, from, window }) => dueAt > from && dueAt > window.at)
      .map(({ subjectId, dueAt }) => ({ subjectId, dueAt })),
};

/** What becomes due because of a window, as it stands now. */
export async function planWindow(base: Pick<HubBase, 'db' | 'hub' | 'now' | 'plan'>, id: string): Promise<void> {
  await planBy(windowOpensRule, base, [id]);
  await planBy(windowClosesRule, base, [id]);
}
