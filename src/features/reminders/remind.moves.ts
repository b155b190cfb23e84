import type { Telling } from '../../core/notice.ts';
import { digestAt, type ReminderDays } from '../../core/reminder.ts';
import type { HubBase } from '../define.ts';

type Reminded = Omit<Telling, 'to' | 'notBefore' | 'occasion'> & {
  /** What it is about, with the date that it says: as long as that is the same, it is told once. */
  about: string;
  days?: ReminderDays;
  notBefore?: Date;
};

type Speaking = Pick<HubBase, 'hub' | 'now' | 'tell'>;

/** Reminds of many things, one call each; when the digest goes is worked out once for all that are due now. */
export function reminding({ hub, now, tell }: Speaking) {
  const moments = new Map<string, Date>();
  function momentOf(days: ReminderDays, soonest: Date): Date {
    const key = `${days}/${soonest.getTime()}`;
    const moment = moments.get(key) ?? digestAt(hub, days, soonest);
    moments.set(key, moment);
    return moment;
  }
  return async (
    people: string[],
    { about, days = 'school days', notBefore: from, ...telling }: Reminded,
  ): Promise<void> => {
    const notBefore = momentOf(days, from && from > now ? from : now);
    for (const person of new Set(people)) await tell({ ...telling, occasion: about, to: { person }, notBefore });
  };
}

/** Reminds people of something that is due, each in their digest of the day. */
export const remindAll = (base: Speaking, people: string[], reminded: Reminded): Promise<void> =>
  reminding(base)(people, reminded);
