import { type Found, type Outcome, type Refusal, refuse, reply } from '../../core/command.ts';
import { type Day, ukDay } from '../../core/uk-time.ts';
import { text, type View } from '../../core/view.ts';
import { defineCommand, type HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { readFacts } from '../work-groups/place.reads.ts';
import { type SchoolPlace, type Standing, standingOf } from '../work-groups/place.ts';
import { type GroupChoice, groupChoice, oneGroup } from '../work-groups/work-group.reads.ts';
import { sayNames, sayState } from '../work-groups/work-group.ts';
import { joinAnswers, joinForm } from './join-form.ts';
import { takePlace } from './membership.moves.ts';
import { heldUntil } from './membership.ts';
import { gone, readGroup } from './own-place.ts';
import { headAgrees, showTheGroup } from './place-actions.ts';
import { placeView } from './place-view.ts';

type Joining = { group: GroupDetail; standing: Standing; schoolPlace: SchoolPlace | undefined };

const contactOf = (group: GroupDetail, hub: HubBase['hub']) => group.contact || hub.contact;

/** Why somebody cannot join, and what can be done about it. */
function cannotJoin({ group, standing }: Joining, { hub }: HubBase): Refusal | undefined {
  switch (standing.kind) {
    case 'free':
    case 'second':
    case 'mine':
      return undefined;
    case 'not open':
      return refuse(
        'not open',
        `“${group.title}” takes no schools now: it is ${sayState(standing.state)}. “browse” shows what is open.`,
      );
    case 'full':
      return refuse(
        'full',
        `The last place in “${group.title}” has been taken. “browse” shows other groups; to hear whether a place comes free, ask ${contactOf(group, hub)}.`,
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

const placesTaken = (teachers: string[], title: string) =>
  teachers.length === 1
    ? `Your school’s place in “${title}” is taken by ${sayNames(teachers)}. If they step back`
    : `Both places for your school in “${title}” are taken, by ${sayNames(teachers)}. If one of them steps back`;

async function find(asked: GroupChoice, base: HubBase, lock: boolean): Promise<Found<Joining>> {
  const one = await oneGroup(asked, base, 'join', 'Join');
  if ('instead' in one) return one;
  const group = await readGroup(base, one.subject, lock);
  if (!group) return { instead: gone };
  const facts = await readFacts(base.db, group, base.actor);
  const standing = standingOf(facts, base.actor.school);
  return { subject: { group, standing, schoolPlace: facts.schoolPlace } };
}

/** Until when a place would wait for the headteacher: a held one keeps its day, a confirmed one needs no yes. */
function holdUntil(standing: Standing, { hub, now }: HubBase): Day | undefined {
  const place = standing.kind === 'second' ? standing.place : undefined;
  if (place?.state === 'CONFIRMED') return undefined;
  return place?.heldUntil ?? heldUntil(hub.calendar, ukDay(now), hub.headAnswerDays);
}

const newestAgreement = ({ db }: HubBase) => db.agreement.findFirstOrThrow({ orderBy: { version: 'desc' } });

async function showPlace(title: string, { group }: Joining, base: HubBase): Promise<Outcome> {
  const view = await placeView(title, group.id, base.actor.personId, base);
  return view === 'none' ? gone : reply(view);
}

/** Short, because the message that follows holds the dates and all the rest. */
function joinedView(group: GroupDetail, isHeld: boolean, { actor }: HubBase): View {
  const school = actor.school.kind === 'at' ? actor.school.name : 'your school';
  const follows = isHeld ? 'a paragraph for your headteacher' : 'the dates';
  return {
    title: isHeld ? 'Your place is held' : 'You have a place',
    blocks: [
      text(
        ...(isHeld ? ['A place in “', group.title, '” is held for ', school] : [school, ' is in “', group.title, '”']),
        `. I’m sending you a message with ${follows}.`,
      ),
      { kind: 'actions', actions: [...(isHeld ? [headAgrees(group)] : []), showTheGroup(group)] },
    ],
  };
}

const alreadyIn = 'You are in this group already';

/** A school takes a place in a Work Group, represented by the teacher who asks. */
export const joinGroup = defineCommand({
  name: 'join',
  kind: 'change',
  phrase: 'join',
  also: ['sign up'],
  summary: 'Join a Work Group for your school',
  example: 'join ncp17-10a',
  right: 'take part',
  needs: 'school',
  input: groupChoice,
  subject: find,
  ask: async ({ subject, input: _asked, ...base }) => {
    const no = cannotJoin(subject, base);
    if (no) return no;
    if (subject.standing.kind === 'mine') return showPlace(alreadyIn, subject, base);
    const { group, standing } = subject;
    const { now, actor } = base;
    const agreement = await newestAgreement(base);
    const form = joinForm({ group, now, school: actor.school, holdUntil: holdUntil(standing, base), agreement });
    return { kind: 'ask', form };
  },
  answers: joinAnswers,
  run: async ({ subject, input: _asked, answers, ...base }) => {
    const no = cannotJoin(subject, base);
    if (no) return no;
    if (subject.standing.kind === 'mine') return showPlace(alreadyIn, subject, base);
    const agreement = await newestAgreement(base);
    if (!answers.agree.includes(String(agreement.version)))
      return refuse(
        'agreement',
        'The participation agreement was changed while this form was open. Please read it again and tick it once more.',
        'agree',
      );
    const place = subject.standing.kind === 'second' ? subject.standing.place : undefined;
    const head = place?.state === 'CONFIRMED' ? 'yes' : answers.head;
    if (!head) return refuse('head', 'Choose whether your headteacher has agreed.', 'head');
    const state = await takePlace(base, {
      group: subject.group,
      before: subject.schoolPlace,
      answers,
      head,
      agreementVersion: agreement.version,
      today: ukDay(base.now),
    });
    return reply(joinedView(subject.group, state === 'HELD', base));
  },
});
