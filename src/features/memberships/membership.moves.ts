import type { Day } from '../../core/uk-time.ts';
import type { Membership } from '../../store/generated/client.ts';
import type { PlaceState } from '../../store/generated/enums.ts';
import { recordChange } from '../audit.ts';
import type { HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import type { SchoolPlace } from '../work-groups/place.ts';
import type { JoinAnswers } from './join-form.ts';
import type { HeadAnswer } from './membership.ts';
import { comeFrom, takeSeat } from './seat.moves.ts';
import { tellLeads } from './tell-leads.ts';

type Joining = {
  group: GroupDetail;
  /** The place the school has or had in it, as read under the group's lock. */
  before: SchoolPlace | undefined;
  answers: JoinAnswers;
  head: HeadAnswer;
  agreementVersion: number;
  today: Day;
};

/** Tells a teacher that the place is theirs, at once or from a later moment on, and the leads who has joined. */
export async function tellJoined(
  base: Pick<HubBase, 'tell' | 'hub' | 'now'>,
  group: Pick<GroupDetail, 'id' | 'leads'>,
  { id, version, personId }: Pick<Membership, 'id' | 'version' | 'personId'>,
  notBefore?: Date,
): Promise<void> {
  const about = { facts: { membership: id }, occasion: `${id}/${version}` };
  const to = { to: { person: personId }, group: group.id, ...(notBefore && { notBefore }) };
  await base.tell({ kind: 'joined', ...about, ...to });
  await tellLeads(base, group, { kind: 'teacher joined', ...about });
}

/**
 * The actor's school takes a place, or the actor joins the one it has; the group is locked and the standing checked before.
 * Tells the teacher and the leads in the same transaction. Returns where the place stands now.
 */
export async function takePlace(base: HubBase, { answers, ...joining }: Joining): Promise<PlaceState> {
  const { actor } = base;
  if (actor.school.kind !== 'at') throw new Error('a place needs a school');
  const who = { schoolId: actor.school.id, personId: actor.personId, role: answers.role, years: answers.years };
  await comeFrom(base, who.personId, who.schoolId);
  const { place, membership } = await takeSeat(base, { ...joining, ...who });
  await tellJoined(base, joining.group, membership);
  await recordChange(base, {
    what: 'joined a Work Group',
    subjectId: membership.id,
    ...(joining.before && { before: { place: joining.before.state } }),
    after: { place: place.state, membership: membership.state },
  });
  return place.state;
}
