import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { defineCommand } from '../define.ts';

/** Shows what the hub holds about people, why, for how long, and whom to ask. */
export const showPrivacy = defineCommand({
  name: 'privacy',
  kind: 'query',
  phrase: 'privacy',
  summary: 'Read the privacy notice',
  right: 'browse',
  input: z.object({}),
  run: async ({ hub, db }) => {
    const { keepYears } = await db.hub.findUniqueOrThrow({ where: { id: hub.id }, select: { keepYears: true } });
    return reply({
      title: 'What I keep about you, and why',
      blocks: [
        {
          kind: 'facts',
          facts: [
            {
              label: 'What',
              value: 'Your name, your account here, your school, your role there, and the Work Groups you take part in',
            },
            { label: 'Why', value: hub.privacy.purpose },
            {
              label: 'How long',
              value: `While you take part, and ${keepYears} programme years after it; then a number stands in place of your name`,
            },
            { label: 'Data controller', value: hub.privacy.controller },
            { label: 'Questions and complaints', value: hub.privacy.contact },
          ],
        },
        { kind: 'text', text: 'I never keep pupil data: please write no pupil’s name or details anywhere.' },
        {
          kind: 'actions',
          actions: [
            { label: 'See my data', runs: 'my-data' },
            { label: 'Leave the service', runs: 'leave-service' },
          ],
        },
      ],
    });
  },
});
