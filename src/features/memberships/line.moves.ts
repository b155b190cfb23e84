import { recordChange } from '../audit.ts';
import type { HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { queued, type SchoolPlace } from '../work-groups/place.ts';
import type { LineAnswers } from './join-form.ts';
import { comeFrom, saveMembership } from './seat.moves.ts';
import { tellDeciders, tellLeads } from './tell-leads.ts';

type Queueing = {
  group: GroupDetail;
  /** The place or line the school has or had in it, as read under the group's lock. */
  before: SchoolPlace | undefined;
  /** An application waits for the lead, a line for a free place. */
  as: 'APPLIED' | 'WAITING';
  answers: LineAnswers;
  agreementVersion: number | null;
};

async function saveLine({ db, hub, now }: HubBase, schoolId: string, { group, as, answers }: Queueing) {
  const key = { hubId: hub.id, groupId: group.id, schoolId };
  const fresh = { heldUntil: null, offeredUntil: null, endedAt: null, endedLate: false, answer: '', since: now };
  const values = {
    ...fresh,
    state: as,
    queuedAt: as === 'WAITING' ? now : null,
    headAgreed: answers.head === 'yes',
  };
  return db.schoolParticipation.upsert({
    where: { hubId_groupId_schoolId: key },
    create: { ...key, ...values },
    update: { ...values, version: { increment: 1 } },
  });
}

async function tellOf(base: HubBase, group: GroupDetail, place: { id: string; version: number }, as: Queueing['as']) {
  const about = { facts: { place: place.id }, occasion: `${place.id}/${place.version}` };
  if (as === 'APPLIED') await tellDeciders(base, group, { kind: 'school applied', ...about });
  else await tellLeads(base, group, { kind: 'school waits', ...about });
}

/**
 * The actor's school applies or goes on the waiting list, or the actor joins the line it stands in; the group is locked
 * and the standing checked before. Returns the place that the line is for.
 */
export async function standInLine(base: HubBase, queueing: Queueing): Promise<string> {
  const { actor } = base;
  const { group, before, answers, agreementVersion, as } = queueing;
  if (actor.school.kind !== 'at') throw new Error('a line needs a school');
  const isThere = before !== undefined && queued.includes(before.state);
  await comeFrom(base, actor.personId, actor.school.id);
  const place = isThere ? before : await saveLine(base, actor.school.id, queueing);
  const part = { group, personId: actor.personId, role: answers.role, years: answers.years, agreementVersion };
  const membership = await saveMembership(base, place.id, part, 'APPLIED');
  if (!isThere) await tellOf(base, group, place, as);
  await recordChange(base, {
    what: place.state === 'APPLIED' ? 'applied to a Work Group' : 'joined a waiting list',
    subjectId: membership.id,
    after: { place: place.state, membership: 'APPLIED' },
  });
  return place.id;
}
