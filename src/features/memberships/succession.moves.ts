import { ukDay } from '../../core/uk-time.ts';
import type { Membership } from '../../store/generated/client.ts';
import { recordChange } from '../audit.ts';
import type { HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import type { SchoolPlace } from '../work-groups/place.ts';
import { comeFrom, type Seat, takeSeat } from './seat.moves.ts';
import { tellLeads } from './tell-leads.ts';

type Successor = Pick<Seat, 'personId' | 'role' | 'years' | 'agreementVersion' | 'addedById'>;

type Handing = {
  group: GroupDetail;
  /** The school’s place as read under the group’s lock. */
  place: SchoolPlace;
  schoolId: string;
  /** The membership that is taken over. */
  from: Pick<Membership, 'id' | 'personId'>;
  to: Successor;
};

/** A colleague takes over from a teacher: the school keeps its place, its history and its dates. */
export async function handOver(base: HubBase, { group, place, schoolId, from, to }: Handing): Promise<Membership> {
  const { db, actor, now, tell } = base;
  const seat = { group, before: place, schoolId, head: 'not-yet' as const, today: ukDay(now), ...to };
  await comeFrom(base, to.personId, schoolId);
  const { membership } = await takeSeat(base, seat);
  const replaced = { state: 'REPLACED', replacedById: membership.id, withdrawnAt: now } as const;
  const { version } = await db.membership.update({
    where: { id: from.id },
    data: { ...replaced, version: { increment: 1 } },
  });
  const telling = { facts: { membership: from.id }, occasion: `${from.id}/${version}` };
  await tellLeads(base, group, { kind: 'teacher replaced', ...telling });
  if (from.personId !== actor.personId)
    await tell({ kind: 'place handed over', ...telling, to: { person: from.personId }, group: group.id });
  await recordChange(base, {
    what: 'a colleague took over a place',
    subjectId: place.id,
    before: { membership: from.id },
    after: { membership: membership.id },
    aboutPersonId: from.personId === actor.personId ? to.personId : from.personId,
  });
  return membership;
}
