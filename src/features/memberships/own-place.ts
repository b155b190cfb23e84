import { type Found, refuse } from '../../core/command.ts';
import type { RightsSubject } from '../../core/rights.ts';
import type { HubBase } from '../define.ts';
import { type GroupDetail, loadGroup } from '../work-groups/group-detail.ts';
import { readFacts } from '../work-groups/place.reads.ts';
import type { SchoolPlace } from '../work-groups/place.ts';
import { lockGroup } from '../work-groups/work-group.moves.ts';

/** A place that the actor stands for, with its group. */
export type OwnPlace = { group: GroupDetail; place: SchoolPlace };

/** Everybody who stands for a place owns it. */
export const ownersOf = ({ place }: OwnPlace): RightsSubject => ({
  owners: place.teachers.map((teacher) => teacher.personId),
});

export const gone = refuse('gone', 'That Work Group is no longer on the list. Type “browse” to see what is.');

/** A Work Group as it stands, held still until the end of the transaction when it is about to change. */
export const readGroup = ({ db, hub }: HubBase, id: string, lock: boolean): Promise<GroupDetail | undefined> =>
  lock ? lockGroup(db, hub, id) : loadGroup(db, id);

/** The actor's own place in a group. */
export async function ownPlace(groupId: string, base: HubBase, lock: boolean): Promise<Found<OwnPlace>> {
  const group = await readGroup(base, groupId, lock);
  if (!group) return { instead: gone };
  const { ownPlace: place } = await readFacts(base.db, group, base.actor);
  const none = refuse('no place', `You have no place in “${group.title}”. Type “mine” to see your groups.`);
  return place ? { subject: { group, place } } : { instead: none };
}
