import { z } from 'zod';
import { type Outcome, reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import { text } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { countPlaces } from '../work-groups/place.reads.ts';
import { decide } from './decide-actions.ts';
import { decidedAlready, placeChoice, placeToDecide, rightsOfDecided, type ToDecide } from './place-to-decide.ts';
import { offerPlace as offer, readWaiting } from './refill.moves.ts';

/** How many schools the group takes once this one is offered a place: one more where every place is taken. */
async function capacityWith({ group }: ToDecide, { db }: HubBase): Promise<number> {
  const { placesTaken } = await countPlaces(db, group.id);
  return Math.max(group.capacitySchools, placesTaken + 1);
}

const offerForm = ({ group, place }: ToDecide, capacity: number): Form => ({
  title: 'Offer a place to this school?',
  shortTitle: 'Offer a place',
  intro:
    capacity > group.capacitySchools
      ? `${place.school.name}, out of turn. Every place in “${group.title}” is taken, so the group grows to ${capacity} schools.`
      : `${place.school.name}, in “${group.title}”.`,
  minutes: 1,
  submit: 'Offer the place',
  runs: 'offer-place',
  input: { place: place.id },
  fields: [
    {
      id: 'sure',
      label: 'Offer the place now?',
      kind: 'choice',
      options: [{ value: 'yes', label: 'Yes, ask the school' }],
      value: 'yes',
    },
  ],
});

async function offerNow(base: HubBase, subject: ToDecide): Promise<Outcome> {
  const { db } = base;
  const { group, place } = subject;
  const waiting = await readWaiting(base, place.id);
  if (!waiting) return decidedAlready(subject);
  const capacity = await capacityWith(subject, base);
  if (capacity > group.capacitySchools) {
    const grown = { capacitySchools: capacity, version: { increment: 1 } };
    await db.workGroup.update({ where: { id: group.id }, data: grown });
  }
  const lastDay = await offer(base, waiting);
  await recordChange(base, {
    what: 'chose a waiting school',
    subjectId: place.id,
    before: { schools: String(group.capacitySchools) },
    after: { schools: String(capacity) },
  });
  return reply({
    title: 'The place is offered',
    blocks: [
      text(
        { strong: place.school.name },
        ' can take the place until ',
        { day: lastDay },
        '. I’m telling its teachers.',
      ),
      { kind: 'actions', actions: [decide(group)] },
    ],
  });
}

/** The lead or the hub offers a place to a waiting school of their choice, out of turn; a full group grows by one. */
export const offerPlace = defineCommand({
  name: 'offer-place',
  kind: 'change',
  summary: 'Offer a place to a waiting school of your choice',
  right: 'offer places',
  input: placeChoice,
  subject: placeToDecide,
  rightsOf: rightsOfDecided,
  ask: async ({ subject, input: _asked, ...base }) =>
    subject.place.state === 'WAITING'
      ? { kind: 'ask', form: offerForm(subject, await capacityWith(subject, base)) }
      : decidedAlready(subject),
  answers: z.object({ sure: z.literal('yes', { error: 'Choose “Yes” to ask the school.' }) }),
  run: async ({ subject, input: _asked, answers: _sure, ...base }) => offerNow(base, subject),
});
