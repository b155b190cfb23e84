import { nextAllowedMoment } from '../../core/calendar.ts';
import type { Telling } from '../../core/notice.ts';
import type { HubBase } from '../define.ts';

/** Tells people of a group something once, in the hub's hours; not whoever did it. */
export async function tellGroup(
  { tell, hub, now, actor }: HubBase,
  people: string[],
  telling: Omit<Telling, 'to' | 'notBefore'>,
): Promise<void> {
  const notBefore = nextAllowedMoment(hub.calendar, hub.quietHours, now);
  for (const person of new Set(people))
    if (person !== actor.personId) await tell({ ...telling, to: { person }, notBefore });
}
