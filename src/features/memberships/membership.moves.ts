import type { Day } from '../../core/uk-time.ts';
import type { PlaceState } from '../../store/generated/enums.ts';
import { recordChange } from '../audit.ts';
import type { HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import type { SchoolPlace } from '../work-groups/place.ts';
import type { JoinAnswers } from './join-form.ts';
import type { HeadAnswer } from './membership.ts';
import { takeSeat } from './seat.moves.ts';
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

/**
 * The actor's school takes a place, or the actor joins the one it has; the group is locked and the standing checked before.
 * Tells the teacher and the leads in the same transaction. Returns where the place stands now.
 */
export async function takePlace(base: HubBase, { answers, ...joining }: Joining): Promise<PlaceState> {
  const { actor, tell } = base;
  if (actor.school.kind !== 'at') throw new Error('a place needs a school');
  const who = { schoolId: actor.school.id, personId: actor.personId, role: answers.role, years: answers.years };
  const { place, membership } = await takeSeat(base, { ...joining, ...who });
  const group = joining.group.id;
  const occasion = `${membership.id}/${membership.version}`;
  await tell({ kind: 'joined', facts: { membership: membership.id }, to: { person: actor.personId }, occasion, group });
  await tellLeads(base, joining.group, { kind: 'teacher joined', facts: { membership: membership.id }, occasion });
  await recordChange(base, {
    what: 'joined a Work Group',
    subjectId: membership.id,
    ...(joining.before && { before: { place: joining.before.state } }),
    after: { place: place.state, membership: membership.state },
  });
  return place.state;
}
