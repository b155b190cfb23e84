import { z } from 'zod';
import { type Outcome, reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import { text } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { decide } from './decide-actions.ts';
import { endPlace } from './leave.moves.ts';
import { decidedAlready, placeChoice, placeToDecide, rightsOfDecided, type ToDecide } from './place-to-decide.ts';
import { tellTeachers } from './tell-teachers.ts';

const answers = z.object({
  answer: z
    .string({ error: 'Write a sentence: the teachers read it.' })
    .trim()
    .min(1, 'Write a sentence: the teachers read it.')
    .max(300, 'Keep your sentence under 300 characters.'),
});

/** Words to begin with; whoever declines sees and changes them before they go. */
const proposed = ({ group, place }: ToDecide): string =>
  place.state === 'APPLIED'
    ? `Thank you for applying to “${group.title}”. We could not give every school a place this time, and hope to work with you in another group.`.slice(
        0,
        300,
      )
    : `Thank you for waiting for a place in “${group.title}”. No more schools can come in this time, and we hope to work with you in another group.`.slice(
        0,
        300,
      );

const declineForm = (subject: ToDecide): Form => ({
  title: subject.place.state === 'APPLIED' ? 'Decline this school?' : 'Take it off the waiting list?',
  shortTitle: subject.place.state === 'APPLIED' ? 'Decline a school' : 'Take off the list',
  intro: `${subject.place.school.name} in “${subject.group.title}”. Its teachers get this as a private message.`,
  minutes: 2,
  submit: subject.place.state === 'APPLIED' ? 'Decline the school' : 'Take off the list',
  runs: 'decline-school',
  input: { place: subject.place.id },
  fields: [
    {
      id: 'answer',
      label: 'What the teachers read',
      help: 'Change it as you like. No pupil’s name or details, please.',
      kind: 'long-text',
      max: 300,
      value: proposed(subject),
    },
  ],
});

const isUndecided = ({ place }: ToDecide) => place.state === 'APPLIED' || place.state === 'WAITING';

async function decline(base: HubBase, subject: ToDecide, answer: string): Promise<Outcome> {
  const { db, now } = base;
  const { group, place } = subject;
  await tellTeachers(base, place, 'school answered');
  await endPlace(base, place, { state: 'DECLINED', answer });
  const ended = { state: 'DECLINED', withdrawnAt: now, version: { increment: 1 } } as const;
  await db.membership.updateMany({ where: { participationId: place.id, state: 'APPLIED' }, data: ended });
  await recordChange(base, {
    what: 'declined a school',
    subjectId: place.id,
    before: { place: place.state },
    after: { place: 'DECLINED' },
  });
  return reply({
    title: place.state === 'APPLIED' ? 'The school is declined' : 'The school is off the list',
    blocks: [
      text('I’m telling the teachers of ', { strong: place.school.name }, ' what you wrote.'),
      { kind: 'actions', actions: [decide(group)] },
    ],
  });
}

/** The lead or the hub says no to a school that applied or waits, in words they have seen. */
export const declineSchool = defineCommand({
  name: 'decline-school',
  kind: 'change',
  summary: 'Decline a school that applied or waits',
  right: 'offer places',
  input: placeChoice,
  subject: placeToDecide,
  rightsOf: rightsOfDecided,
  ask: async ({ subject }) =>
    isUndecided(subject) ? { kind: 'ask', form: declineForm(subject) } : decidedAlready(subject),
  answers,
  run: async ({ subject, answers: { answer }, input: _asked, ...base }) =>
    isUndecided(subject) ? decline(base, subject, answer) : decidedAlready(subject),
});
