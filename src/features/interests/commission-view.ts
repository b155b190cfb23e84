import { schoolDaysUntil } from '../../core/calendar.ts';
import { sayInSchoolDays, ukDay } from '../../core/uk-time.ts';
import type { Action, Block, Item, Span, Text, View } from '../../core/view.ts';
import type { HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { sayState } from '../work-groups/work-group.ts';
import { type Candidate, candidatesFor, countTakingPart } from './candidates.reads.ts';
import { dayOf } from './group-sought.ts';
import { qualityTests, sayCapacity, sayHalfTerms, sayToPanel, undecided } from './interest.ts';
import { openOffers } from './offer.moves.ts';
import { sayOffer } from './offer-view.ts';

/** "closes in 3 school days", "closed on 6 November": when expressions of interest are due. */
export function sayDeadline({ interestUntil }: Pick<GroupDetail, 'interestUntil'>, { hub, now }: HubBase): Text {
  if (!interestUntil) return 'no deadline';
  const [today, day] = [ukDay(now), dayOf(interestUntil)];
  if (day < today) return ['closed on ', { day }];
  return ['closes ', sayInSchoolDays(schoolDaysUntil(hub.calendar, today, day))];
}

const sayGroups = (count: number) => (count === 1 ? '1 group' : `${count} groups`);

const sayClashes = (days: string[]): Span[] =>
  days.length === 0
    ? []
    : [' · away when it meets on ', ...days.flatMap((day, index): Span[] => (index > 0 ? [', ', { day }] : [{ day }]))];

function wordsOf(one: Candidate): Span[] {
  const partner = one.with?.name ?? one.withWhom;
  return [
    ...(one.note ? [` · “${one.note}”`] : []),
    ...(partner ? [` · with ${partner}`] : []),
    ...(one.panelNote ? [` · Panel: ${one.panelNote}`] : []),
  ];
}

function detailOf(one: Candidate): Span[] {
  return [
    `${sayToPanel(one.state)}${one.isLate ? ', late' : ''}${one.groupId ? '' : ', for the project'}`,
    ` · ${one.designations.length > 0 ? one.designations.join('; ') : 'no designation'}`,
    ` · led ${sayGroups(one.ledRecently)} in three years, ${one.leadsNow} now`,
    ` · ${sayHalfTerms(one.halfTerms)}`,
    ` · headteacher ${one.headAgreed ? 'agrees' : 'has not agreed yet'}`,
    ...sayClashes(one.clashes),
    ...wordsOf(one),
  ];
}

function actionsOf(one: Candidate, group: GroupDetail, isFree: boolean): Action[] {
  if (!undecided.includes(one.state)) return [];
  const { name } = one.person;
  const about = (label: string, runs: string): Action => ({
    label,
    spoken: `${label}: ${name}, ${group.title}`,
    runs,
    input: { interest: one.id, group: group.id },
  });
  return [
    ...(isFree ? [about('Offer', 'offer-lead')] : []),
    ...(one.state === 'RESERVE' ? [] : [about('Reserve', 'reserve')]),
    about('Decline', 'decline-interest'),
    about('Note', 'panel-note'),
  ];
}

const itemOf =
  (group: GroupDetail, isFree: boolean) =>
  (one: Candidate): Item => ({
    title: `${one.person.name}: ${sayCapacity(one.capacity)}`,
    detail: detailOf(one),
    actions: actionsOf(one, group, isFree),
  });

async function offeredBlock(base: HubBase, group: GroupDetail): Promise<Block[]> {
  const offers = await base.db.leadOffer.findMany({
    where: { groupId: group.id, state: 'OFFERED' },
    include: { person: { select: { name: true } } },
    orderBy: [{ capacity: 'asc' }, { id: 'asc' }],
  });
  const items = offers.map((offer): Item => {
    const { name } = offer.person;
    return {
      title: name,
      detail: sayOffer(offer),
      actions: [
        {
          label: 'Take it back',
          spoken: `Take the offer to ${name} back`,
          runs: 'withdraw-offer',
          input: { offer: offer.id },
          confirm: `${name} is told that the offer is taken back.`,
        },
      ],
    };
  });
  return items.length > 0 ? [{ kind: 'items', heading: 'Asked, and not answered yet', items, whenEmpty: '' }] : [];
}

async function ledBefore({ db }: HubBase, group: GroupDetail): Promise<{ label: string; value: Text }[]> {
  const rows = await db.workGroupLead.findMany({
    where: { groupId: group.id, to: { not: null } },
    include: { person: { select: { name: true } } },
    orderBy: { to: 'desc' },
    take: 4,
  });
  const value = rows.flatMap(({ person, to }, index): Span[] => [
    `${index > 0 ? '; ' : ''}${person.name} until `,
    { day: ukDay(to ?? new Date(0)) },
  ]);
  return rows.length > 0 ? [{ label: 'Led before by', value }] : [];
}

async function factsBlock(base: HubBase, group: GroupDetail): Promise<Block> {
  const leads = group.leads.map(({ person, capacity }) => `${person.name} (${sayCapacity(capacity)})`);
  const taking = await countTakingPart(base, group);
  const checked = `${group.qualityMet.length} of ${qualityTests.length} met`;
  return {
    kind: 'facts',
    facts: [
      { label: 'Work Group', value: group.code ? `${group.title}, ${group.code}` : group.title },
      { label: 'Now', value: sayState(group.state) },
      { label: 'Led by', value: leads.join(' and ') || 'nobody yet' },
      ...(await ledBefore(base, group)),
      { label: 'Interest', value: sayDeadline(group, base) },
      ...(taking > 0 ? [{ label: 'Would take part', value: taking === 1 ? '1 person' : `${taking} people` }] : []),
      ...(group.qualityCheckedAt ? [{ label: 'Quality Framework', value: checked }] : []),
    ],
  };
}

function groupActions(group: GroupDetail, candidates: Candidate[], isFree: boolean): Action[] {
  const input = { group: group.id };
  const about = (label: string, runs: string): Action => ({ label, spoken: `${label}: ${group.title}`, runs, input });
  const open = candidates.filter(({ state }) => undecided.includes(state));
  const [only, ...others] = open;
  return [
    ...(isFree && only && others.length === 0 ? [direct(only, group)] : []),
    ...(isFree ? [about('Ask somebody else', 'offer-lead')] : []),
    ...(group.leads.length > 0 && open.length > 0 ? [about('Answer the others', 'decline-others')] : []),
    ...(group.leads.length > 0 ? [about('Replace a lead', 'replace-lead')] : []),
    ...(group.leads.length === 0 ? [about('Seek a lead', 'seek-lead')] : []),
  ];
}

const direct = ({ id, person, capacity }: Candidate, group: GroupDetail): Action => ({
  label: 'Offer directly',
  spoken: `Offer directly: ${person.name}, ${group.title}`,
  runs: 'offer-directly',
  input: { interest: id, group: group.id },
  tone: 'main',
  confirm: `${person.name} is asked to ${sayCapacity(capacity)} “${group.title.slice(0, 100)}”.`,
});

/** The candidates of a group side by side, and what the panel can do; `before` is said above it. */
export async function commissionView(base: HubBase, group: GroupDetail, before: Block[] = []): Promise<View> {
  const candidates = await candidatesFor(base, group);
  const isFree = group.leads.length < 2 && (await openOffers(base, group.id)).length === 0;
  return {
    title: 'Who leads this group?',
    blocks: [
      ...before,
      await factsBlock(base, group),
      ...(await offeredBlock(base, group)),
      {
        kind: 'items',
        heading: 'Who would lead it',
        items: candidates.map(itemOf(group, isFree)),
        whenEmpty: 'Nobody has offered to lead it yet.',
      },
      { kind: 'actions', actions: groupActions(group, candidates, isFree) },
    ],
  };
}
