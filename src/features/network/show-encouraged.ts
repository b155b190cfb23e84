import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { text } from '../../core/view.ts';
import { defineCommand } from '../define.ts';
import { isLocalLeader } from '../work-groups/local-leader.reads.ts';
import { recordedOf } from './encouraged.reads.ts';
import { encouragements } from './encouraged.ts';
import { notOfNetwork } from './meeting-meant.ts';

/** Shows a local leader, and nobody else, how they stand to what the network encourages. */
export const showEncouraged = defineCommand({
  name: 'my-network',
  kind: 'query',
  phrase: 'my network',
  also: ['what is encouraged'],
  summary: 'See your part in the LLME network',
  right: 'browse',
  input: z.object({}),
  subject: async (_input, base) =>
    (await isLocalLeader(base)) ? { subject: undefined } : { instead: notOfNetwork(base) },
  run: async (base) =>
    reply({
      title: 'What the network encourages',
      blocks: [
        text('Worked out from what is recorded, and shown to you alone. Nothing here is a duty.'),
        {
          kind: 'items',
          items: encouragements(await recordedOf(base, base.actor.personId)),
          whenEmpty: '',
        },
        {
          kind: 'actions',
          actions: [
            { label: 'See the network', runs: 'network' },
            { label: 'My designations', runs: 'my-designations' },
          ],
        },
      ],
    }),
});
