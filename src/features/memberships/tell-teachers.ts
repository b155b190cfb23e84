import { nextAllowedMoment } from '../../core/calendar.ts';
import type { HubBase } from '../define.ts';
import type { DecidedPlace } from './place-to-decide.ts';

/** Tells every teacher of a school what became of its place, in the hub's hours; `place` as it was before the change. */
export async function tellTeachers(
  { tell, hub, now }: Pick<HubBase, 'tell' | 'hub' | 'now'>,
  { id, version, groupId, memberships }: DecidedPlace,
  kind: string,
): Promise<void> {
  const notBefore = nextAllowedMoment(hub.calendar, hub.quietHours, now);
  for (const { id: membership, personId } of memberships) {
    const about = { facts: { membership }, occasion: `${id}/${version}`, group: groupId, notBefore };
    await tell({ kind, ...about, to: { person: personId } });
  }
}
