import { z } from 'zod';
import { nextAllowedMoment } from '../../core/calendar.ts';
import { type Found, refuse, reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { staffNow } from '../staff-now.ts';
import { erasure, openRequests, reasons } from './erasure.reads.ts';
import { isKnownElsewhere } from './leave.moves.ts';
import { whatGoes } from './leave-hub.view.ts';
import { type Known, personMeant } from './person-meant.ts';

const form = ({ id, name }: Known, isElsewhere: boolean): Form => ({
  title: 'Ask to erase a person’s data?',
  shortTitle: 'Ask to erase',
  intro: `${name}. A hub lead decides; until then nothing changes.`,
  minutes: 1,
  submit: 'Ask a hub lead',
  runs: 'ask-erasure',
  input: { person: id },
  about: whatGoes(isElsewhere, 'their'),
  fields: [{ id: 'reason', label: 'Why?', kind: 'choice', options: reasons }],
});

async function tellHubLeads({ db, hub, now, tell, actor }: HubBase, request: string, person: string): Promise<number> {
  const others = (await staffNow({ db, now }, 'HUB_LEAD')).filter((id) => id !== actor.personId);
  const notBefore = nextAllowedMoment(hub.calendar, hub.quietHours, now);
  for (const to of others)
    await tell({ kind: 'erasure asked', facts: { person }, to: { person: to }, occasion: request, notBefore });
  return others.length;
}

/** The person meant, unless a request about them waits. */
async function askedOnce(input: { person: string }, base: HubBase): Promise<Found<Known>> {
  const found = await personMeant(input, base);
  if ('instead' in found) return found;
  const [open] = await openRequests(base.db, found.subject.id);
  const waits = `Somebody has asked to erase the data of ${found.subject.name}. A hub lead decides.`;
  return open ? { instead: refuse('asked before', waits) } : found;
}

/** An administrator asks that a person's data be erased; a hub lead decides. */
export const askErasure = defineCommand({
  name: 'ask-erasure',
  kind: 'change',
  summary: 'Ask that a person’s data be erased',
  right: 'export or erase a person’s data',
  input: z.object({ person: z.uuid() }),
  subject: askedOnce,
  ask: async ({ subject, db, hub }) => ({
    kind: 'ask',
    form: form(subject, await isKnownElsewhere(db, hub, subject.id)),
  }),
  answers: z.object({ reason: z.enum(['they asked', 'no longer with us', 'recorded by mistake'], 'Choose why.') }),
  run: async ({ subject, answers: { reason }, input: _person, ...base }) => {
    const about = { subjectId: subject.id, aboutPersonId: subject.id };
    await recordChange(base, { what: erasure.asked, ...about, after: { reason } });
    const [request] = await openRequests(base.db, subject.id);
    const told = await tellHubLeads(base, request?.id ?? subject.id, subject.id);
    return reply({
      title: 'A hub lead decides now',
      blocks: [
        {
          kind: 'text',
          text:
            told > 0
              ? 'I’m telling the hub’s leads, and you when it is decided.'
              : 'It waits on your own start page: you are the only hub lead.',
        },
        { kind: 'actions', actions: [{ label: 'Go to the start', runs: 'home' }] },
      ],
    });
  },
});
