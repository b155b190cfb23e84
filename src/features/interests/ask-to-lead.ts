import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { programmeYear, ukDay } from '../../core/uk-time.ts';
import { text } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand } from '../define.ts';
import { tellOffice } from './tell-panel.ts';

/** A teacher who is no local leader asks the hub to become one; asked twice in a year it is said once. */
export const askToLead = defineCommand({
  name: 'ask-to-lead',
  kind: 'change',
  summary: 'Ask the hub to become a local leader',
  right: 'take part',
  input: z.object({}),
  run: async ({ input: _none, subject: _nothing, answers: _no, ...base }) => {
    const { actor, now, hub } = base;
    const occasion = `${actor.personId}/${programmeYear(ukDay(now))}`;
    await tellOffice(base, { kind: 'wants to lead', facts: { person: actor.personId }, occasion });
    await recordChange(base, { what: 'asked to become a local leader', subjectId: actor.personId });
    return reply({
      title: 'The hub knows that you ask',
      blocks: [
        text(`I’m telling the hub’s leads and office, once. They answer you; until then ask ${hub.contact}.`),
        { kind: 'actions', actions: [{ label: 'Find a Work Group', runs: 'browse' }] },
      ],
    });
  },
});
