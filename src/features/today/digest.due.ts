import { addSchoolDays, nextSchoolDay } from '../../core/calendar.ts';
import type { DueKind } from '../../core/due.ts';
import type { Hub } from '../../core/hub.ts';
import { instantOf, ukDay } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import { remindAll } from '../reminders/remind.moves.ts';
import { hasCome, weekOf } from './digest-day.ts';
import { staffOf } from './own-day.reads.ts';

/** The due row of a hub that looks each school day whose digest is due. */
export const digestDue = 'weekly digest';

/** When the hub's hours begin next on a school day. */
export function nextMorning({ calendar, quietHours }: Pick<Hub, 'calendar' | 'quietHours'>, now: Date): Date {
  const first = addSchoolDays(calendar, ukDay(now), 0);
  const morning = instantOf(first, quietHours.from);
  return morning > now ? morning : instantOf(nextSchoolDay(calendar, first), quietHours.from);
}

/** On the first school day from the chosen one on, each of those who look after the hub gets the digest of the week. */
export const bringDigests: DueKind<Db> = {
  name: digestDue,
  expected: async ({ hub, now }, only) =>
    !only || only.includes(hub.id) ? [{ subjectId: hub.id, dueAt: nextMorning(hub, now) }] : [],
  run: async (hubId, { db, hub, now, tell, plan }) => {
    const today = ukDay(now);
    const week = weekOf(today);
    const due = (await staffOf(db)).filter(({ day }) => hasCome(today, day));
    const about = { kind: 'weekly digest', facts: { week }, about: week };
    await remindAll(
      { hub, now, tell },
      due.map(({ personId }) => personId),
      about,
    );
    await plan.set(digestDue, hubId, nextMorning(hub, now));
  },
};

/** Each hub has its row from its first night on. */
export const plantDigest = {
  name: 'plant the digest',
  run: async ({ db, hub, now }: { db: Db; hub: Hub; now: Date }): Promise<'done'> => {
    const row = { hubId: hub.id, kind: digestDue, subjectId: hub.id, dueAt: nextMorning(hub, now) };
    await db.dueRow.createMany({ data: [row], skipDuplicates: true });
    return 'done';
  },
};
