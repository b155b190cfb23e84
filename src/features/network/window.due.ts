import { addSchoolDays, nextAllowedMoment } from '../../core/calendar.ts';
import { type DueRule, planBy } from '../../core/due.ts';
import type { Hub } from '../../core/hub.ts';
import { instantOf, ukDay } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import type { ProgrammeWindow } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import { dayOf } from '../sessions/session.ts';

type Hours = Pick<Hub, 'calendar' | 'quietHours' | 'remind'>;

/** When a window is announced: as the hub's hours begin on its first day, or on the next school day. */
const opensAt = ({ opensOn }: Pick<ProgrammeWindow, 'opensOn'>, { calendar, quietHours }: Hours): Date =>
  nextAllowedMoment(calendar, quietHours, instantOf(dayOf(opensOn), quietHours.from));

/** When it is reminded of: so many school days before its last day. */
export const closesSoonAt = ({ closesOn }: Pick<ProgrammeWindow, 'closesOn'>, hub: Hours): Date =>
  instantOf(addSchoolDays(hub.calendar, dayOf(closesOn), -hub.remind.window), hub.quietHours.from);

const rows = (db: Db, now: Date, only: string[] | undefined) =>
  db.programmeWindow.findMany({
    where: { endedAt: null, closesOn: { gte: new Date(ukDay(now)) }, ...(only && { id: { in: only } }) },
  });

/** Every window is announced once, when it opens. */
export const windowOpensRule: DueRule<Db> = {
  name: 'programme window opens',
  expected: async ({ db, hub, now }, only) =>
    (await rows(db, now, only))
      .filter(({ announcedAt }) => announcedAt === null)
      .map((window) => ({ subjectId: window.id, dueAt: opensAt(window, hub) })),
};

/** Every window is reminded of once before it closes, unless it opens only then. */
export const windowClosesRule: DueRule<Db> = {
  name: 'programme window closes',
  expected: async ({ db, hub, now }, only) =>
    (await rows(db, now, only))
      .map((window) => ({ subjectId: window.id, dueAt: closesSoonAt(window, hub), from: opensAt(window, hub), window }))
      .filter(({ dueAt, from, window }) => dueAt > from && dueAt > window.at)
      .map(({ subjectId, dueAt }) => ({ subjectId, dueAt })),
};

/** What becomes due because of a window, as it stands now. */
export async function planWindow(base: Pick<HubBase, 'db' | 'hub' | 'now' | 'plan'>, id: string): Promise<void> {
  await planBy(windowOpensRule, base, [id]);
  await planBy(windowClosesRule, base, [id]);
}
