import { addSchoolDays, nextAllowedMoment } from '../../core/calendar.ts';
import { type Refusal, refuse } from '../../core/command.ts';
import { type DueRule, planBy } from '../../core/due.ts';
import { addDays, type Day, instantOf, ukDay } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import type { Interest, LeadOffer } from '../../store/generated/client.ts';
import type { InterestState, LeadCapacity } from '../../store/generated/enums.ts';
import { recordChange } from '../audit.ts';
import type { HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { interestIn } from './candidates.reads.ts';
import { canBeLed, dayOf, groupOver } from './group-sought.ts';
import { leadOfferEndsRule } from './interest.due.ts';
import { statesBefore } from './interest.ts';

/** Who is asked to lead, and in which part. */
export type Asked = { personId: string; capacity: LeadCapacity };

/** The due row that ends an offer to lead. */
const leadOfferLapses = 'lead offer lapses';

const lapsesAfter = (answerBy: Day) => instantOf(addDays(answerBy, 1), '00:00');

/** An offer to lead lapses after the day that was told. */
export const leadOfferRule: DueRule<Db> = {
  name: leadOfferLapses,
  expected: async ({ db }, only) => {
    const where = { state: 'OFFERED' as const, ...(only && { id: { in: only } }) };
    const offers = await db.leadOffer.findMany({ where, select: { id: true, answerBy: true } });
    return offers.map(({ id, answerBy }) => ({ subjectId: id, dueAt: lapsesAfter(dayOf(answerBy)) }));
  },
};

/** Leads that a group has at most. */
export const mostLeads = 2;

/** Moves an expression of interest where it may go; whether it did. */
export async function moveInterest(
  { db, now }: Pick<HubBase, 'db' | 'now'>,
  id: string,
  to: InterestState,
  answer?: string,
): Promise<boolean> {
  const isOver = to !== 'UNDER_REVIEW' && to !== 'OFFERED';
  const { count } = await db.interest.updateMany({
    where: { id, state: { in: statesBefore(to) } },
    data: {
      state: to,
      decidedAt: isOver ? now : null,
      version: { increment: 1 },
      ...(answer !== undefined && { answer }),
    },
  });
  return count === 1;
}

/** Offers of a group that wait for an answer. */
export const openOffers = ({ db }: Pick<HubBase, 'db'>, groupId: string): Promise<LeadOffer[]> =>
  db.leadOffer.findMany({ where: { groupId, state: 'OFFERED' }, orderBy: [{ capacity: 'asc' }, { id: 'asc' }] });

/** The interest that an offer answers, where there is one to answer. */
const interestOf = ({ db }: HubBase, group: GroupDetail, personId: string): Promise<Interest | null> =>
  db.interest.findFirst({
    where: { personId, ...interestIn(group), state: { in: statesBefore('OFFERED') } },
    orderBy: { groupId: { sort: 'asc', nulls: 'last' } },
  });

/** Why these people cannot be asked to lead this group now; the group is locked. */
async function whyNot(base: HubBase, group: GroupDetail, asked: Asked[]): Promise<Refusal | undefined> {
  if (!canBeLed.includes(group.state)) return groupOver(group);
  const waiting = await openOffers(base, group.id);
  if (waiting.length > 0)
    return refuse(
      'offer open',
      `Somebody is asked to lead “${group.title}” and has not answered. Take that offer back first.`,
    );
  const taken = group.leads.map(({ personId }) => personId);
  if (new Set(asked.map(({ personId }) => personId)).size < asked.length)
    return refuse('twice', 'Choose two different people.', 'other');
  if (asked.some(({ personId }) => taken.includes(personId)))
    return refuse('leads already', 'That person leads this group already. Choose somebody else.');
  const leads = [...group.leads, ...asked];
  if (leads.length > mostLeads || leads.filter(({ capacity }) => capacity === 'LEAD').length > 1)
    return refuse('two leads', 'A group has one lead, a lead with a co-lead, or two co-leads. Replace a lead first.');
  const known = await base.db.hubPerson.count({ where: { personId: { in: asked.map(({ personId }) => personId) } } });
  return known < asked.length
    ? refuse('person', 'This hub does not know that person. Search for them again.')
    : undefined;
}

async function offerTo(base: HubBase, group: GroupDetail, { personId, capacity }: Asked): Promise<LeadOffer> {
  const { db, hub, now, plan, tell } = base;
  const notBefore = nextAllowedMoment(hub.calendar, hub.quietHours, now);
  const answerBy = addSchoolDays(hub.calendar, ukDay(notBefore), hub.leadAnswerDays);
  const interest = await interestOf(base, group, personId);
  if (interest) await moveInterest(base, interest.id, 'OFFERED');
  const offer = await db.leadOffer.create({
    data: {
      hubId: hub.id,
      groupId: group.id,
      personId,
      capacity,
      interestId: interest?.id ?? null,
      at: now,
      answerBy: new Date(answerBy),
    },
  });
  await plan.set(leadOfferLapses, offer.id, lapsesAfter(answerBy));
  await planBy(leadOfferEndsRule, base, [offer.id]);
  const about = { facts: { offer: offer.id }, occasion: offer.id, group: group.id };
  await tell({ kind: 'asked to lead', ...about, to: { person: personId }, notBefore });
  await recordChange(base, {
    what: 'offered a group to lead',
    subjectId: offer.id,
    after: { state: 'OFFERED', capacity, group: group.id, answerBy },
    aboutPersonId: personId,
  });
  return offer;
}

/** Asks one or two people to lead a group, which is locked; or why they cannot be asked. */
export async function offerLead(base: HubBase, group: GroupDetail, asked: Asked[]): Promise<Refusal | LeadOffer[]> {
  const no = await whyNot(base, group, asked);
  if (no) return no;
  const offers: LeadOffer[] = [];
  for (const one of asked) offers.push(await offerTo(base, group, one));
  return offers;
}

/**
 * Ends an offer that waits, and where its interest goes; its group is locked. Whether it was still waiting.
 * What is taken back or has lapsed goes back to the panel.
 */
export async function endOffer(
  base: Pick<HubBase, 'db' | 'now' | 'plan'>,
  { id, interestId }: LeadOffer,
  state: 'ACCEPTED' | 'DECLINED' | 'LAPSED' | 'WITHDRAWN',
): Promise<boolean> {
  const { count } = await base.db.leadOffer.updateMany({
    where: { id, state: 'OFFERED' },
    data: { state, decidedAt: base.now, version: { increment: 1 } },
  });
  if (count === 0) return false;
  if (state !== 'LAPSED') await base.plan.drop(leadOfferLapses, id);
  await base.plan.drop(leadOfferEndsRule.name, id);
  const to = (
    { ACCEPTED: 'COMMISSIONED', DECLINED: 'WITHDRAWN', LAPSED: 'UNDER_REVIEW', WITHDRAWN: 'UNDER_REVIEW' } as const
  )[state];
  if (interestId) await moveInterest(base, interestId, to);
  return true;
}
