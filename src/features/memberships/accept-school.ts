import { z } from 'zod';
import { nextAllowedMoment } from '../../core/calendar.ts';
import { type Outcome, reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import { ukDay } from '../../core/uk-time.ts';
import { text } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { countPlaces } from '../work-groups/place.reads.ts';
import { decide } from './decide-actions.ts';
import { decidedAlready, placeChoice, placeToDecide, rightsOfDecided, type ToDecide } from './place-to-decide.ts';
import { seatSchool } from './seat.moves.ts';
import { tellTeachers } from './tell-teachers.ts';

const answers = z.object({
  answer: z.string().trim().max(300, 'Keep your sentence under 300 characters.').default(''),
});

async function isFull({ group }: ToDecide, { db }: HubBase): Promise<boolean> {
  return (await countPlaces(db, group.id)).placesTaken >= group.capacitySchools;
}

const acceptForm = ({ place, group }: ToDecide, full: boolean): Form => ({
  title: 'Accept this school?',
  shortTitle: 'Accept a school',
  intro: full
    ? `${place.school.name} in “${group.title}”. Every place is taken, so the school goes on the waiting list.`
    : `${place.school.name} in “${group.title}”. The school gets a place, and its teachers are told.`,
  minutes: 1,
  submit: 'Accept the school',
  runs: 'accept-school',
  input: { place: place.id },
  fields: [
    {
      id: 'answer',
      label: 'A sentence to the teachers',
      help: 'They read it with the answer. No pupil’s name or details, please.',
      kind: 'long-text',
      max: 300,
      optional: true,
      value: 'We are glad that your school will work with us.',
    },
  ],
});

/** Puts the school where there is room for it: into its place, or at the end of the waiting list. */
async function place(base: HubBase, { group, place: applied }: ToDecide, answer: string): Promise<string> {
  const { db, hub, now } = base;
  const { id, schoolId } = applied;
  if (await isFull({ group, place: applied }, base)) {
    const waiting = { state: 'WAITING', queuedAt: now, answer, version: { increment: 1 } } as const;
    await db.schoolParticipation.update({ where: { id }, data: waiting });
    return 'WAITING';
  }
  const today = ukDay(nextAllowedMoment(hub.calendar, hub.quietHours, now));
  const before = { state: applied.state, heldUntil: undefined };
  const head = applied.headAgreed ? ('yes' as const) : ('not-yet' as const);
  const { state } = await seatSchool(base, { group, before, schoolId, head, today });
  await db.schoolParticipation.update({ where: { id }, data: { answer } });
  return state;
}

async function accept(base: HubBase, subject: ToDecide, answer: string): Promise<Outcome> {
  const state = await place(base, subject, answer);
  await tellTeachers(base, subject.place, 'school answered');
  await recordChange(base, {
    what: 'accepted a school',
    subjectId: subject.place.id,
    before: { place: 'APPLIED' },
    after: { place: state },
  });
  const follows = state === 'WAITING' ? 'is on the waiting list' : 'has a place';
  return reply({
    title: 'The school is accepted',
    blocks: [
      text({ strong: subject.place.school.name }, ` ${follows} in “${subject.group.title}”. I’m telling its teachers.`),
      { kind: 'actions', actions: [decide(subject.group)] },
    ],
  });
}

/** The lead or the hub accepts a school that applied, with a sentence; where every place is taken it waits for one. */
export const acceptSchool = defineCommand({
  name: 'accept-school',
  kind: 'change',
  summary: 'Accept a school that applied to a group',
  right: 'offer places',
  input: placeChoice,
  subject: placeToDecide,
  rightsOf: rightsOfDecided,
  ask: async ({ subject, input: _asked, ...base }) =>
    subject.place.state === 'APPLIED'
      ? { kind: 'ask', form: acceptForm(subject, await isFull(subject, base)) }
      : decidedAlready(subject),
  answers,
  run: async ({ subject, answers: { answer }, input: _asked, ...base }) =>
    subject.place.state === 'APPLIED' ? accept(base, subject, answer) : decidedAlready(subject),
});
