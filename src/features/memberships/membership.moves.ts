import type { Day } from '../../core/uk-time.ts';
import type { PlaceState } from '../../store/generated/enums.ts';
import { recordChange } from '../audit.ts';
import type { HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import type { SchoolPlace } from '../work-groups/place.ts';
import type { JoinAnswers } from './join-form.ts';
import { type HeadAnswer, heldUntil, lapsesAt, placeAfterJoining } from './membership.ts';
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

/** The due row that ends a held place. */
export const holdLapses = 'held place lapses';

async function saveSchoolPlace(base: HubBase, schoolId: string, { group, before, head, today }: Joining) {
  const { db, hub, now } = base;
  const key = { hubId: hub.id, groupId: group.id, schoolId };
  const isLive = before?.state === 'HELD' || before?.state === 'CONFIRMED';
  const state = placeAfterJoining(isLive ? before.state : undefined, head);
  const lastDay = (isLive && before.heldUntil) || heldUntil(hub.calendar, today, hub.headAnswerDays);
  const until = state === 'HELD' ? new Date(lastDay) : null;
  const values = { state, heldUntil: until, endedAt: null, ...(!isLive && { since: now }) };
  const place = await db.schoolParticipation.upsert({
    where: { hubId_groupId_schoolId: key },
    create: { ...key, ...values, since: now },
    update: { ...values, version: { increment: 1 } },
  });
  if (until) await base.plan.set(holdLapses, place.id, lapsesAt(lastDay));
  else if (before?.state === 'HELD') await base.plan.drop(holdLapses, place.id);
  return place;
}

async function saveMembership(base: HubBase, participationId: string, { group, answers, agreementVersion }: Joining) {
  const { db, hub, actor, now } = base;
  const key = { hubId: hub.id, groupId: group.id, personId: actor.personId };
  const values = {
    participationId,
    state: 'JOINED' as const,
    jobTitle: answers.role,
    yearGroups: answers.years,
    agreementVersion,
    agreedAt: now,
    joinedAt: now,
    withdrawnAt: null,
    withdrawReason: null,
  };
  return db.membership.upsert({
    where: { hubId_groupId_personId: key },
    create: { ...key, ...values },
    update: { ...values, version: { increment: 1 } },
  });
}

/**
 * The actor's school takes a place, or the actor joins the one it has; the group is locked and the standing checked before.
 * Tells the teacher and the leads in the same transaction. Returns where the place stands now.
 */
export async function takePlace(base: HubBase, joining: Joining): Promise<PlaceState> {
  const { actor, hub, db, now, tell } = base;
  if (actor.school.kind !== 'at') throw new Error('a place needs a school');
  const schoolKey = { hubId: hub.id, schoolId: actor.school.id };
  await db.hubSchool.createMany({ data: [{ ...schoolKey, since: now }], skipDuplicates: true });
  const place = await saveSchoolPlace(base, actor.school.id, joining);
  const membership = await saveMembership(base, place.id, joining);
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
