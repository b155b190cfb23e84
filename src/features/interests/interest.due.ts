import { schoolDaysBefore } from '../../core/calendar.ts';
import type { DueRule } from '../../core/due.ts';
import type { Hub } from '../../core/hub.ts';
import { instantOf, ukDay } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import { canBeLed, dayOf } from './group-sought.ts';

/** When somebody is reminded of a last day: so many school days before it, when the hub's hours begin. */
export const remindsBefore = (
  lastDay: Date,
  days: number,
  { calendar, quietHours }: Pick<Hub, 'calendar' | 'quietHours'>,
) => instantOf(schoolDaysBefore(calendar, dayOf(lastDay), days), quietHours.from);

/** An offer to lead is reminded of some school days before it lapses; not one that is open no longer than that. */
export const leadOfferEndsRule: DueRule<Db> = {
  name: 'lead offer about to lapse',
  expected: async ({ db, hub }, only) => {
    const where = { state: 'OFFERED' as const, ...(only && { id: { in: only } }) };
    const offers = await db.leadOffer.findMany({ where, select: { id: true, answerBy: true, at: true } });
    return offers.flatMap(({ id, answerBy, at }) => {
      const dueAt = remindsBefore(answerBy, hub.remind.offer, hub);
      return dueAt > at ? [{ subjectId: id, dueAt }] : [];
    });
  },
};

/** A search for a lead is reminded of some school days before its last day. */
export const searchEndsRule: DueRule<Db> = {
  name: 'search for a lead about to end',
  expected: async ({ db, hub, now }, only) => {
    const open = { state: { in: canBeLed }, interestUntil: { gte: new Date(ukDay(now)) } };
    const where = { ...open, ...(only && { id: { in: only } }) };
    const groups = await db.workGroup.findMany({ where, select: { id: true, interestUntil: true, soughtSince: true } });
    return groups.flatMap(({ id, interestUntil, soughtSince }) => {
      const dueAt = interestUntil ? remindsBefore(interestUntil, hub.remind.interest, hub) : now;
      return soughtSince && dueAt > soughtSince ? [{ subjectId: id, dueAt }] : [];
    });
  },
};
