import { z } from 'zod';
import { type Found, type Outcome, refuse, reply } from '../../core/command.ts';
import type { Block, Text } from '../../core/view.ts';
import type { Tag } from '../../store/generated/client.ts';
import type { SessionState } from '../../store/generated/enums.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { type GroupDetail, loadGroup } from './group-detail.ts';
import { readFacts } from './place.reads.ts';
import { type Facts, standingOf } from './place.ts';
import { sayType } from './project.ts';
import { showProject } from './show-project.ts';
import { aboutSessions, tagsOfGroup } from './tag.reads.ts';
import { tagFacts } from './tag.ts';
import { waysIn } from './ways-in.ts';
import { waysOn } from './ways-on.ts';
import { groupChoice, oneGroup } from './work-group.reads.ts';
import {
  isTitle,
  recruiting,
  sayCost,
  sayMoney,
  sayPhases,
  sayPlaces,
  sayStage,
  sayState,
  sayWhere,
} from './work-group.ts';

const input = groupChoice.extend({ project: z.uuid().optional() });
type Fact = { label: string; value: Text };

const offWords: Partial<Record<SessionState, string>> = {
  CANCELLED: 'cancelled',
  POSTPONED: 'postponed, a new date follows',
};

/** Where and about what; a visit is to one school only, and others need not know to which. */
function detailOf(
  { state, schoolId, meets, venue }: GroupDetail['sessions'][number],
  about: string | undefined,
): string {
  const where = schoolId ? 'a visit to one school' : sayWhere(meets, venue);
  return [offWords[state] ?? where, ...(about ? [about] : [])].join(' · ');
}

/** Dates that are proposed and not told yet are their lead’s alone. */
function sessionsBlock({ sessions }: GroupDetail, about: Map<string, string>): Block {
  const told = sessions.filter(({ state }) => state !== 'DRAFT');
  const items = told.map((session) => ({
    title: [
      `${session.number}. `,
      { moment: session.startsAt.toISOString(), until: session.endsAt.toISOString() },
    ] as Text,
    detail: detailOf(session, about.get(session.id)),
  }));
  return { kind: 'items', heading: 'Dates and places', items, whenEmpty: 'Dates and places follow from the lead.' };
}

function costFacts(group: GroupDetail): Fact[] {
  const absence = group.absenceChargePence;
  return [
    { label: 'Cost to the school', value: sayCost(group.chargePence) },
    ...(absence > 0 ? [{ label: 'Absence without notice', value: `${sayMoney(absence)} a session` }] : []),
    ...(group.paidToSchools ? [{ label: 'Paid to the school', value: group.paidToSchools }] : []),
  ];
}

/** Who runs it, where the hub does not itself, with the way to their pages. */
function runBy({ partner, deliveredBy }: GroupDetail): Fact[] {
  const name = partner?.name ?? deliveredBy;
  if (name === '') return [];
  return [
    { label: 'Run by', value: partner?.url ? [`${name} · `, { link: partner.url, label: 'Their pages' }] : name },
  ];
}

/** How it stands for schools: full and closed are said rather than the state that lets schools in. */
function sayNow(group: GroupDetail, { placesTaken, waiting }: Facts): string {
  if (!recruiting.includes(group.state)) return sayState(group.state);
  if (!group.takesSchools) return 'takes no more schools at the moment';
  if (placesTaken < group.capacitySchools) return sayState(group.state);
  if (waiting === 0) return 'full';
  return waiting === 1 ? 'full, 1 school waiting' : `full, ${waiting} schools waiting`;
}

const joiningWords = {
  OPEN: [],
  SELECTION: [{ label: 'How to join', value: 'schools apply, and the lead or the hub chooses' }],
  INVITATION: [{ label: 'How to join', value: 'by invitation only' }],
} satisfies Record<GroupDetail['recruitment'], Fact[]>;

/** What it needs to run at all, and when its lead was briefed. */
const planFacts = ({ minimumSchools, briefedOn }: GroupDetail): Fact[] => [
  ...(minimumSchools > 0 ? [{ label: 'Runs with at least', value: saySchools(minimumSchools) }] : []),
  ...(briefedOn ? [{ label: 'Lead briefed', value: { day: briefedOn.toISOString().slice(0, 10) } }] : []),
];

const saySchools = (count: number) => (count === 1 ? '1 school' : `${count} schools`);

function factsBlock(group: GroupDetail, standing: Facts, tags: Tag[]): Block {
  const { placesTaken } = standing;
  const leads = group.leads.map(({ person }) => person.name).join(' and ');
  const size = group.teachersPerSchool === 1 ? 'one teacher a school' : 'one or two teachers a school';
  const schools = saySchools(group.capacitySchools);
  const left = sayPlaces(group.capacitySchools - placesTaken);
  const facts: Fact[] = [
    ...(isTitle(group.title) && group.code ? [{ label: 'Code', value: group.code }] : []),
    { label: 'Led by', value: leads || 'a lead is being found' },
    { label: 'For', value: sayPhases(group.phases) },
    ...(group.timeNeeded ? [{ label: 'Time', value: group.timeNeeded }] : []),
    ...costFacts(group),
    ...(group.entryConditions ? [{ label: 'Who can join', value: group.entryConditions }] : []),
    { label: 'Places', value: `${placesTaken} of ${schools}, ${left}, ${size}` },
    { label: 'Now', value: sayNow(group, standing) },
    ...joiningWords[group.recruitment],
    ...(group.contact ? [{ label: 'Ask', value: group.contact }] : []),
    { label: 'Type', value: sayType(group.project.type) },
    ...(group.project.stage ? [{ label: 'Stage', value: sayStage(group.project.stage) }] : []),
    ...(group.fundingSource ? [{ label: 'Funded by', value: group.fundingSource }] : []),
    ...runBy(group),
    ...tagFacts(tags),
    ...planFacts(group),
  ];
  return { kind: 'facts', facts };
}

const said = (text: Text): Block => ({ kind: 'text', text });

const cancelled = ({ cancelReason }: GroupDetail): Block[] => [
  said(['This group is cancelled.', cancelReason ? ` The reason: ${cancelReason}` : '']),
];

async function showGroup(group: GroupDetail, base: HubBase): Promise<Outcome> {
  const facts = await readFacts(base.db, group, base.actor);
  const standing = standingOf(facts, base.actor.school);
  const isItsLead = standing.kind !== 'mine' && group.leads.some(({ personId }) => personId === base.actor.personId);
  const members = standing.kind === 'mine' ? [base.actor.personId] : [];
  const ways = waysOn(group, members, base);
  const blocks: Block[] = [
    ...(isTitle(group.title) ? [] : [{ kind: 'text' as const, text: { strong: group.title } }]),
    ...(group.rationale ? [said(group.rationale)] : []),
    ...(group.outcomes ? [said([{ strong: 'What you can expect: ' }, group.outcomes])] : []),
    factsBlock(group, facts, await tagsOfGroup(base.db, base.hub, group)),
    sessionsBlock(group, await aboutSessions(base.db, group.id)),
    ...(group.state === 'CANCELLED' ? cancelled(group) : isItsLead ? [] : await waysIn(group, standing, base)),
    ...(ways.length > 0 ? [{ kind: 'actions' as const, actions: ways }] : []),
  ];
  return reply({ title: isTitle(group.title) ? group.title : (group.code ?? 'Work Group'), blocks });
}

/** Shows one Work Group, or an entry of the catalogue, with the one button that fits the person now. */
export const show = defineCommand({
  name: 'show',
  kind: 'query',
  phrase: 'show',
  also: ['about', 'open'],
  summary: 'Read about one Work Group',
  example: 'show ncp17-10a',
  right: 'browse',
  input,
  subject: async (asked, base): Promise<Found<string | undefined>> =>
    asked.project ? { subject: undefined } : oneGroup(asked, base, 'show', 'Show'),
  run: async ({ input: asked, subject, ...base }) => {
    if (asked.project) return showProject(base, asked.project);
    const group = subject ? await loadGroup(base.db, subject) : undefined;
    return group
      ? showGroup(group, base)
      : refuse('gone', 'That Work Group is no longer on the list. Type “browse” to see what is.');
  },
});
