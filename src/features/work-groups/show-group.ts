import { z } from 'zod';
import { type Found, type Outcome, refuse, reply } from '../../core/command.ts';
import type { Action, Block, Text } from '../../core/view.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { type GroupDetail, loadGroup } from './group-detail.ts';
import { readFacts } from './place.reads.ts';
import { type Standing, standingOf } from './place.ts';
import { sayType } from './project.ts';
import { showProject } from './show-project.ts';
import { waysOn } from './ways-on.ts';
import { groupChoice, oneGroup } from './work-group.reads.ts';
import {
  isTitle,
  recruiting,
  sayCost,
  sayMoney,
  sayNames,
  sayPhases,
  sayPlaces,
  sayStage,
  sayState,
  sayWhere,
} from './work-group.ts';

const input = groupChoice.extend({ project: z.uuid().optional() });
type Fact = { label: string; value: Text };

function sessionsBlock(group: GroupDetail): Block {
  const items = group.sessions.map((session) => ({
    title: [
      `${session.number}. `,
      { moment: session.startsAt.toISOString(), until: session.endsAt.toISOString() },
    ] as Text,
    detail: session.state === 'CANCELLED' ? 'cancelled' : sayWhere(session.meets, session.venue),
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

function factsBlock(group: GroupDetail, placesTaken: number): Block {
  const leads = group.leads.map(({ person }) => person.name).join(' and ');
  const size = group.teachersPerSchool === 1 ? 'one teacher a school' : 'one or two teachers a school';
  const schools = group.capacitySchools === 1 ? '1 school' : `${group.capacitySchools} schools`;
  const left = sayPlaces(group.capacitySchools - placesTaken);
  const isFull = placesTaken >= group.capacitySchools && recruiting.includes(group.state);
  const facts: Fact[] = [
    ...(isTitle(group.title) && group.code ? [{ label: 'Code', value: group.code }] : []),
    { label: 'Led by', value: leads || 'a lead is being found' },
    { label: 'For', value: sayPhases(group.phases) },
    { label: 'Time', value: group.timeNeeded },
    ...costFacts(group),
    ...(group.entryConditions ? [{ label: 'Who can join', value: group.entryConditions }] : []),
    { label: 'Places', value: `${placesTaken} of ${schools}, ${left}, ${size}` },
    { label: 'Now', value: isFull ? 'full' : sayState(group.state) },
    { label: 'Kind', value: sayType(group.project.type) },
    ...(group.project.stage ? [{ label: 'Stage', value: sayStage(group.project.stage) }] : []),
    ...runBy(group),
    ...(group.contact ? [{ label: 'Ask', value: group.contact }] : []),
  ];
  return { kind: 'facts', facts };
}

/** The one thing a person can do about this group now, and why not where there is nothing. */
function fitting(group: GroupDetail, standing: Standing): Block[] {
  const one = (label: string, runs: string, input: Record<string, string>, tone?: 'main'): Block[] => {
    const spoken = `${label.replace('My head ', 'My headteacher ')}: ${group.title}`;
    const action: Action = { label, spoken, runs, input, ...(tone && { tone }) };
    return [{ kind: 'actions', actions: [action] }];
  };
  const own = { group: group.id };
  switch (standing.kind) {
    case 'free':
      return one('Join this group', 'join', own, 'main');
    case 'second':
      return [
        said(
          `Your school has a place, held by ${sayNames(standing.place.teachers.map((t) => t.name))}. You can join them.`,
        ),
        ...one('Join this group', 'join', own, 'main'),
      ];
    case 'mine':
      return standing.place.state === 'HELD'
        ? [...heldUntil(standing.place.heldUntil), ...one('My head agrees', 'confirm', own, 'main')]
        : [said('You have a place in this group.'), ...one('Give up my place', 'withdraw', own)];
    case 'school full':
      return [
        said(
          standing.teachers.length === 1
            ? `Your school’s place is taken by ${sayNames(standing.teachers)}. If they step back, you can join.`
            : `Your school’s places are taken by ${sayNames(standing.teachers)}. If one of them steps back, you can join.`,
        ),
      ];
    case 'full':
      return [said('Every place is taken. To hear whether one comes free, ask the contact above.')];
    case 'no school':
      return [
        said('Places belong to schools, and you have none. To hear how you can take part, ask the contact above.'),
      ];
    case 'not open':
      return [said('This group takes no schools at the moment.')];
    default:
      return standing satisfies never;
  }
}

const said = (text: string): Block => ({ kind: 'text', text });

const heldUntil = (day: string | undefined): Block[] =>
  day ? [{ kind: 'text', text: ['Your place is held until ', { day }, ', while your headteacher is asked.'] }] : [];

async function showGroup(group: GroupDetail, base: HubBase): Promise<Outcome> {
  const facts = await readFacts(base.db, group, base.actor);
  const members = facts.ownPlace ? [base.actor.personId] : [];
  const ways = waysOn(group, members, base);
  const blocks: Block[] = [
    ...(isTitle(group.title) ? [] : [{ kind: 'text' as const, text: { strong: group.title } }]),
    { kind: 'text', text: group.rationale },
    { kind: 'text', text: [{ strong: 'What you can expect: ' }, group.outcomes] },
    factsBlock(group, facts.placesTaken),
    sessionsBlock(group),
    ...fitting(group, standingOf(facts, base.actor.school)),
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
