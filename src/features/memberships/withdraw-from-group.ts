import { z } from 'zod';
import { type Outcome, reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import { text, type View } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { queued } from '../work-groups/place.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { sayNames } from '../work-groups/work-group.ts';
import { leavePlace } from './leave.moves.ts';
import { type OwnPlace, ownersOf, ownPlaceMeant, placesAndLines } from './own-place.ts';
import { tellLeft } from './tell-leads.ts';

const answers = z.object({
  reason: z.string().trim().max(300, 'Keep the reason under 300 characters.').default(''),
});

const colleaguesOf = ({ place }: OwnPlace, { actor }: HubBase) =>
  place.teachers.filter((teacher) => teacher.personId !== actor.personId).map((teacher) => teacher.name);

function followsFrom(own: OwnPlace, base: HubBase): string {
  const colleagues = colleaguesOf(own, base);
  const isLine = queued.includes(own.place.state);
  if (colleagues.length > 0)
    return `Your school keeps its ${isLine ? 'turn' : 'place'}: ${sayNames(colleagues)} stands for it.`;
  if (own.place.state === 'APPLIED') return 'You are the only one from your school, so its application ends.';
  if (own.place.state === 'WAITING') return 'You are the only one from your school, so it leaves the waiting list.';
  return 'You are the only one from your school, so its place becomes free for another school.';
}

type Wording = { title: string; shortTitle: string; submit: string; done: string; said: string };

const place: Wording = {
  title: 'Give up your place?',
  shortTitle: 'Give up your place',
  submit: 'Give up my place',
  done: 'Your place is given up',
  said: 'You have given up your place in',
};
const line: Wording = {
  title: 'Leave the waiting list?',
  shortTitle: 'Leave the waiting list',
  submit: 'Leave waiting list',
  done: 'You have left the waiting list',
  said: 'You no longer wait for a place in',
};
const application: Wording = {
  title: 'Take back your application?',
  shortTitle: 'Take it back',
  submit: 'Take it back',
  done: 'Your application is taken back',
  said: 'You no longer apply for a place in',
};

const wordingOf = ({ place: { state } }: OwnPlace): Wording => {
  if (state === 'APPLIED') return application;
  return state === 'WAITING' ? line : place;
};

const withdrawForm = (own: OwnPlace, base: HubBase): Form => ({
  title: wordingOf(own).title,
  shortTitle: wordingOf(own).shortTitle,
  intro: `${own.group.title}. ${followsFrom(own, base)}`,
  minutes: 1,
  submit: wordingOf(own).submit,
  runs: 'withdraw',
  input: { group: own.group.id },
  fields: [
    {
      id: 'reason',
      label: 'Reason',
      help: 'The lead reads it. No pupil’s name or details, please.',
      kind: 'long-text',
      max: 300,
      optional: true,
    },
  ],
});

function leftView(own: OwnPlace, base: HubBase, isLast: boolean): View {
  const { done, said } = wordingOf(own);
  const isPlace = !queued.includes(own.place.state);
  const free = isPlace ? [text('Your school’s place is free again.')] : [];
  return {
    title: done,
    blocks: [
      text(`${said} “${own.group.title}”, and the lead will be told.`),
      ...(isLast ? free : [text(followsFrom(own, base))]),
      { kind: 'actions', actions: [{ label: 'Find another group', runs: 'browse' }] },
    ],
  };
}

async function giveUp(own: OwnPlace, base: HubBase, reason: string): Promise<Outcome> {
  const left = await leavePlace(base, { ...own, personId: base.actor.personId, reason });
  const wasInLine = queued.includes(own.place.state);
  await tellLeft(base, own.group, left, wasInLine);
  await recordChange(base, {
    what: 'withdrew from a Work Group',
    subjectId: left.membership.id,
    before: { membership: wasInLine ? 'APPLIED' : 'JOINED' },
    after: { membership: 'WITHDRAWN', place: left.isLast ? 'WITHDRAWN' : own.place.state },
  });
  return reply(leftView(own, base, left.isLast));
}

/** A teacher gives up the place, or leaves the line for one; the school keeps it while a colleague stands for it. */
export const withdrawFromGroup = defineCommand({
  name: 'withdraw',
  kind: 'change',
  phrase: 'withdraw',
  also: ['leave', 'leave waiting list', 'give up', 'cancel my place'],
  summary: 'Give up your place in a Work Group',
  example: 'withdraw ncp17-10a',
  right: 'give up own place',
  input: groupChoice,
  subject: ownPlaceMeant('withdraw', 'Give up my place', placesAndLines),
  rightsOf: ownersOf,
  ask: async ({ subject, input: _asked, ...base }) => ({ kind: 'ask', form: withdrawForm(subject, base) }),
  answers,
  run: async ({ subject, answers: { reason }, input: _asked, ...base }) => giveUp(subject, base, reason),
});
