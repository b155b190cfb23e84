import type { Telling } from '../../core/notice.ts';
import { digestAt, type ReminderDays } from '../../core/reminder.ts';
import type { HubBase } from '../define.ts';

type Reminded = Omit<Telling, 'to' | 'notBefore' | 'occasion'> & {
  /** What it is about, with the date that it says: as long as that is the same, it is told once. */
  about: string;
  days?: ReminderDays;
  notBefore?: Date;
};

/** Reminds people of something that is due, each in their digest of the day. */
export async function remindAll(
  { hub, now, tell }: Pick<HubBase, 'hub' | 'now' | 'tell'>,
  people: string[],
  { about, days = 'school days', notBefore, ...telling }: Reminded,
): Promise<void> {
  const soonest = notBefore && notBefore > now ? notBefore : now;
  for (const person of new Set(people))
    await tell({ ...telling, occasion: about, to: { person }, notBefore: digestAt(hub, days, soonest) });
}
