import { type Found, type Outcome, type Refusal, refuse, reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import { type Day, ukDay } from '../../core/uk-time.ts';
import type { HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { readFacts } from '../work-groups/place.reads.ts';
import { type Facts, queued, type SchoolPlace, type Standing, standingOf } from '../work-groups/place.ts';
import { type GroupChoice, oneGroup } from '../work-groups/work-group.reads.ts';
import { sayNames, sayState } from '../work-groups/work-group.ts';
import { newestAgreement } from './agreement.reads.ts';
import { joinForm, lineForm } from './join-form.ts';
import { viewOfLine } from './line-view.ts';
import { heldUntil } from './membership.ts';
import { readLine } from './own-line.ts';
import { gone, readGroup } from './own-place.ts';
import { placeView } from './place-view.ts';

/** A group as it stands for somebody who wants to come in. */
export type Joining = { group: GroupDetail; facts: Facts; standing: Standing };

const contactOf = (group: GroupDetail, hub: HubBase['hub']) => group.contact || hub.contact;

const placesTaken = (teachers: string[], title: string) =>
  teachers.length === 1
    ? `Your school’s place in “${title}” is taken by ${sayNames(teachers)}. If they step back`
    : `Both places for your school in “${title}” are taken, by ${sayNames(teachers)}. If one of them steps back`;

/** Why somebody cannot come in, and what can be done about it. */
function cannotJoin({ group, standing }: Joining, { hub }: HubBase): Refusal | undefined {
  switch (standing.kind) {
    case 'free':
    case 'second':
    case 'full':
    case 'apply':
    case 'by invitation':
    case 'mine':
    case 'in line':
      return undefined;
    case 'not open yet':
      return refuse(
        'not open yet',
        `“${group.title}” takes no schools yet: it is ${sayState(standing.state)}. To hear when it opens, type “watch group” and its code.`,
      );
    case 'not open':
      return refuse(
        'not open',
        `“${group.title}” takes no schools now: it is ${sayState(standing.state)}. “browse” shows what is open.`,
      );
    case 'closed':
      return refuse(
        'closed to schools',
        `“${group.title}” takes no more schools at the moment. To hear when it does again, type “watch group” and its code, or ask ${contactOf(group, hub)}.`,
      );
    case 'school full':
      return refuse(
        'school full',
        `${placesTaken(standing.teachers, group.title)}, you can join: ask them, or ${contactOf(group, hub)}.`,
      );
    case 'no school':
      return refuse(
        'no school',
        `Places belong to schools, and you told me that you have none. To hear how you can take part, ask ${contactOf(group, hub)}.`,
      );
    default:
      return standing satisfies never;
  }
}

/** How a command that leads into a group finds it, held still when something is about to change. */
export const groupToJoin =
  (runs: string, label: string) =>
  async (asked: GroupChoice, base: HubBase, lock: boolean): Promise<Found<Joining>> => {
    const one = await oneGroup(asked, base, runs, label);
    if ('instead' in one) return one;
    const group = await readGroup(base, one.subject, lock);
    if (!group) return { instead: gone };
    const facts = await readFacts(base.db, group, base.actor);
    return { subject: { group, facts, standing: standingOf(facts, base.actor.school) } };
  };

/** Until when a place would wait for the headteacher: a held one keeps its day, a confirmed one needs no yes. */
function holdUntil(place: SchoolPlace | undefined, { hub, now }: HubBase): Day | undefined {
  if (place?.state === 'CONFIRMED') return undefined;
  return place?.heldUntil ?? heldUntil(hub.calendar, ukDay(now), hub.headAnswerDays);
}

/** The form that fits how the group stands: for a place, for an application, or for the waiting list. */
export async function fittingForm({ group, standing }: Joining, base: HubBase): Promise<Form> {
  const { now, actor } = base;
  const { school } = actor;
  if (standing.kind === 'full') return lineForm({ group, school }, standing.waiting + 1);
  const place = standing.kind === 'second' ? standing.place : undefined;
  if (place && queued.includes(place.state)) return lineForm({ group, school });
  const agreement = await newestAgreement(base);
  return joinForm({
    ...{ group, now, school, agreement, holdUntil: holdUntil(place, base) },
    ...(standing.kind === 'apply' && { isBySelection: true }),
    ...(standing.kind === 'by invitation' && { needsCode: true }),
  });
}

const already = {
  APPLIED: 'Your school has applied already',
  WAITING: 'Your school is on the waiting list',
  OFFERED: 'A place is offered to your school',
} as const;

/** What somebody has in the group already, be it a place or a place in the line; nothing while they have neither. */
async function whatIsMine({ group, standing }: Joining, base: HubBase): Promise<Outcome | undefined> {
  const { db, hub, actor } = base;
  if (standing.kind === 'mine') {
    const view = await placeView('You are in this group already', group.id, actor.personId, base);
    return view === 'none' ? gone : reply(view);
  }
  if (standing.kind !== 'in line') return undefined;
  const line = await readLine(db, group.id, actor.personId);
  if (!line) return gone;
  const { state } = line.place;
  const title = state === 'APPLIED' || state === 'OFFERED' ? already[state] : already.WAITING;
  return reply(viewOfLine(title, line, hub));
}

/** What to answer before anything is asked or done: a kind no, or what the person has already. */
export const answeredAlready = async (joining: Joining, base: HubBase): Promise<Outcome | undefined> =>
  cannotJoin(joining, base) ?? (await whatIsMine(joining, base));

/** Opens the form that fits. */
export async function openFitting(joining: Joining, base: HubBase): Promise<Outcome> {
  return (await answeredAlready(joining, base)) ?? { kind: 'ask', form: await fittingForm(joining, base) };
}
