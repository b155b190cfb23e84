import { z } from 'zod';
import { type Found, type Outcome, refuse, reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { endPlaces } from './end-places.moves.ts';
import { erasure, openRequests, type Request, reasons, refusals, sayOption } from './erasure.reads.ts';
import { forgetPerson, isKnownElsewhere } from './leave.moves.ts';
import { whatGoes } from './leave-hub.view.ts';
import { isOnlyLead } from './only-lead.reads.ts';
import { tellLeaderless } from './tell-leaderless.ts';

const answers = z.object({
  decision: z.enum(['erase', 'refuse'], 'Choose what you decide.'),
  why: z.enum(['takes part', 'record needed', 'identity not clear']).optional(),
});

const form = ({ about, by, reason }: Request, isElsewhere: boolean): Form => ({
  title: 'Erase this person’s data?',
  shortTitle: 'Erase data?',
  intro: `${about.name}. ${by?.name ?? 'Somebody who left'} asked: ${sayOption(reasons, reason).toLowerCase()}. An erasure can’t be undone.`,
  minutes: 1,
  submit: 'Decide',
  runs: 'decide-erasure',
  input: { person: about.id },
  about: whatGoes(isElsewhere, 'their'),
  fields: [
    {
      id: 'decision',
      label: 'What do you decide?',
      kind: 'choice',
      options: [
        { value: 'erase', label: 'Erase it now' },
        { value: 'refuse', label: 'Keep it' },
      ],
    },
    { id: 'why', label: 'If you keep it, why?', kind: 'choice', options: refusals, optional: true },
  ],
});

const decided = refuse('decided', 'That is decided already, or the person has left by themselves.');

async function requestMeant({ person }: { person: string }, base: HubBase): Promise<Found<Request>> {
  const [request] = await openRequests(base.db, person);
  return request ? { subject: request } : { instead: decided };
}

/** Two people look at an erasure, unless the hub has one lead only. */
const isOwn = async ({ by }: Request, base: HubBase): Promise<boolean> =>
  by?.id === base.actor.personId && !(await isOnlyLead(base, base.actor.personId));

async function tellWhoAsked({ tell, actor }: HubBase, { by, id }: Request, isErased: boolean): Promise<void> {
  if (!by || by.id === actor.personId) return;
  await tell({ kind: 'erasure decided', facts: { erased: isErased }, to: { person: by.id }, occasion: id });
}

async function keep(request: Request, why: string, base: HubBase): Promise<Outcome> {
  const about = { subjectId: request.about.id, aboutPersonId: request.about.id };
  await recordChange(base, { what: erasure.refused, ...about, after: { why } });
  await tellWhoAsked(base, request, false);
  return reply({
    title: 'The data is kept',
    blocks: [
      {
        kind: 'text',
        text: [
          'Nothing of ',
          { strong: request.about.name },
          ' was changed. Your reason is on record: tell them, and that they may complain.',
        ],
      },
      { kind: 'actions', actions: [{ label: 'Go to the start', runs: 'home' }] },
    ],
  });
}

async function erase(request: Request, base: HubBase): Promise<Outcome> {
  await endPlaces(base, request.about.id);
  await tellLeaderless(base, request.about.id);
  const { id, name, isWhole } = await forgetPerson(base, request.about.id);
  const after = { reason: request.reason, wholly: isWhole ? 'yes' : 'this hub only' };
  await recordChange(base, { what: erasure.done, subjectId: id, aboutPersonId: id, after });
  await tellWhoAsked(base, request, true);
  return reply({
    title: 'The data is erased',
    blocks: [
      {
        kind: 'text',
        text: [
          'The records now say “',
          name,
          '”. ',
          isWhole
            ? 'Name, address and accounts are gone.'
            : 'Another hub knows this person: there nothing has changed.',
        ],
      },
      { kind: 'actions', actions: [{ label: 'Go to the start', runs: 'home' }] },
    ],
  });
}

/** A hub lead decides whether a person's data is erased; either way it is written down with the reason. */
export const decideErasure = defineCommand({
  name: 'decide-erasure',
  kind: 'change',
  summary: 'Decide whether a person’s data is erased',
  right: 'approve an erasure',
  input: z.object({ person: z.uuid() }),
  subject: requestMeant,
  ask: async ({ subject, input: _person, ...base }) =>
    (await isOwn(subject, base))
      ? refuse('own request', 'You asked for this yourself: another hub lead decides.')
      : { kind: 'ask', form: form(subject, await isKnownElsewhere(base.db, base.hub, subject.about.id)) },
  answers,
  run: async ({ subject, answers: { decision, why }, input: _person, ...base }) => {
    if (await isOwn(subject, base))
      return refuse('own request', 'You asked for this yourself: another hub lead decides.');
    if (decision === 'refuse') return why ? keep(subject, why, base) : refuse('why', 'Choose why you keep it.', 'why');
    if (await isOnlyLead(base, subject.about.id))
      return refuse('only lead', 'They are the only lead this hub has. Give the role to somebody else first.');
    return erase(subject, base);
  },
});
