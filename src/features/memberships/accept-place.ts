import { nextAllowedMoment } from '../../core/calendar.ts';
import { type Outcome, refuse, reply } from '../../core/command.ts';
import { ukDay } from '../../core/uk-time.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { mustReadAgain, newestAgreement } from './agreement.reads.ts';
import { acceptAnswers, acceptForm } from './join-form.ts';
import { tellJoined } from './membership.moves.ts';
import { type HeadAnswer, heldUntil } from './membership.ts';
import { gone, type OwnPlace, offers, ownersOf, ownPlaceMeant } from './own-place.ts';
import { placeView } from './place-view.ts';
import { takeSeat } from './seat.moves.ts';

/** Everybody who stood in the school's line is in the group now; the others hear it in the hub's hours. */
async function tellEverybody(base: HubBase, { group, place }: OwnPlace): Promise<void> {
  const { db, hub, now, actor } = base;
  const later = nextAllowedMoment(hub.calendar, hub.quietHours, now);
  const joined = await db.membership.findMany({ where: { participationId: place.id, state: 'JOINED' } });
  for (const membership of joined)
    await tellJoined(base, group, membership, membership.personId === actor.personId ? now : later);
}

async function accept(base: HubBase, own: OwnPlace, head: HeadAnswer, agreementVersion: number): Promise<Outcome> {
  const { db, hub, actor, now } = base;
  const { group, place } = own;
  const key = { hubId_groupId_personId: { hubId: hub.id, groupId: group.id, personId: actor.personId } };
  const known = await db.membership.findUniqueOrThrow({ where: key, include: { participation: true } });
  const seat = await takeSeat(base, {
    ...{ group, before: place, head, agreementVersion, today: ukDay(now) },
    ...{ schoolId: known.participation.schoolId, personId: actor.personId },
    ...{ role: known.jobTitle, years: known.yearGroups },
  });
  await tellEverybody(base, own);
  await recordChange(base, {
    what: 'took an offered place',
    subjectId: place.id,
    before: { place: 'OFFERED' },
    after: { place: seat.place.state },
  });
  const title = seat.place.state === 'HELD' ? 'Your place is held' : 'You have a place';
  const view = await placeView(title, group.id, actor.personId, base);
  return view === 'none' ? gone : reply(view);
}

/** A school that waited takes the place it is offered. */
export const acceptPlace = defineCommand({
  name: 'accept-place',
  kind: 'change',
  phrase: 'accept',
  also: ['accept place', 'take place'],
  summary: 'Take the place your school is offered',
  example: 'accept ncp17-10a',
  right: 'confirm own place',
  input: groupChoice,
  subject: ownPlaceMeant('accept-place', 'Take the place', offers),
  rightsOf: ownersOf,
  ask: async ({ subject: { group, place }, input: _asked, ...base }) => {
    const { hub, now } = base;
    const holdUntil = heldUntil(hub.calendar, ukDay(now), hub.headAnswerDays);
    const agreement = await newestAgreement(base);
    return { kind: 'ask', form: acceptForm({ group, now, holdUntil, agreement, headAgreed: place.headAgreed }) };
  },
  answers: acceptAnswers,
  run: async ({ subject, answers, input: _asked, ...base }) => {
    const agreement = await newestAgreement(base);
    const older = mustReadAgain(answers.agree, agreement);
    if (older) return older;
    if (!answers.head) return refuse('head', 'Choose whether your headteacher has agreed.', 'head');
    return accept(base, subject, answers.head, agreement.version);
  },
});
