import { z } from 'zod';
import { type Found, refuse, reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { endPlaces } from './end-places.moves.ts';
import { forgetPerson, isKnownElsewhere } from './leave.moves.ts';
import { whatGoes } from './leave-hub.view.ts';
import { isOnlyLead } from './only-lead.reads.ts';
import { tellLeaderless } from './tell-leaderless.ts';

const leaveForm = (isElsewhere: boolean): Form => ({
  title: 'Leave the service?',
  shortTitle: 'Leave the service',
  intro: 'Your open places end today and the leads are told. This can’t be undone.',
  minutes: 1,
  submit: 'Leave now',
  runs: 'leave-service',
  about: whatGoes(isElsewhere, 'your'),
  fields: [
    { id: 'sure', label: 'Are you sure?', kind: 'choices', options: [{ value: 'yes', label: 'Yes, I want to leave' }] },
  ],
});

const onlyLead = ({ hub }: HubBase) =>
  refuse('only lead', `You are the only lead ${hub.name} has. Give the role to somebody else first, with “role give”.`);

async function leave(base: HubBase) {
  const { actor } = base;
  await endPlaces(base, actor.personId);
  await tellLeaderless(base, actor.personId);
  const { id, name, isWhole } = await forgetPerson(base, actor.personId);
  const left = { what: 'left the service', subjectId: id, after: { wholly: isWhole ? 'yes' : 'this hub only' } };
  // The platform sends a form again that was answered late: by then its sender is somebody new, of whom there is no record
  if (!actor.isNew) await recordChange({ ...base, actor: { ...actor, personId: id } }, { ...left, aboutPersonId: id });
  return reply({
    title: 'You have left',
    blocks: [
      { kind: 'text', text: ['Your records now say “', name, '”, and nothing leads from there to you.'] },
      {
        kind: 'text',
        text: 'Messages already in this chat stay here: delete them if you like. If you write again, I’ll meet you as somebody new.',
      },
    ],
  });
}

const sure = 'Tick this if you want to leave.';

/** A person leaves: what is open ends, name and contact go, the records stay under a pseudonym. */
export const leaveService = defineCommand({
  name: 'leave-service',
  kind: 'change',
  phrase: 'leave the service',
  also: ['leave service', 'delete my data', 'forget me'],
  summary: 'Leave, and have your data removed',
  right: 'browse',
  input: z.object({}),
  subject: async (_input, base): Promise<Found<undefined>> =>
    (await isOnlyLead(base, base.actor.personId)) ? { instead: onlyLead(base) } : { subject: undefined },
  ask: async ({ db, hub, actor }) => ({
    kind: 'ask',
    form: leaveForm(await isKnownElsewhere(db, hub, actor.personId)),
  }),
  answers: z.object({
    sure: z.preprocess((given) => [given ?? []].flat(), z.array(z.literal('yes'), sure).min(1, sure)),
  }),
  run: async ({ answers: _sure, input: _none, subject: _nothing, ...base }) => leave(base),
});
