import { z } from 'zod';
import { ukDay } from '../../core/uk-time.ts';
import { defineNotice } from '../define.ts';
import { lastDay, sayRole } from './role.ts';

/** To the person: which role, from when; nothing when it has ended before it was said. */
export const roleGiven = defineNotice({
  name: 'role given',
  whenUncertain: 'send again',
  facts: z.object({ role: z.uuid() }),
  compose: async ({ role: id }, { db, hub, now }) => {
    const role = await db.hubRole.findUnique({
      where: { id },
      include: { word: true, partner: { select: { name: true } } },
    });
    if (!role || (role.to && role.to <= now)) return 'overtaken';
    const said = sayRole({ word: role.word.word, phase: role.phase, partner: role.partner });
    const until = role.to ? [' until ', { day: lastDay(role.to) }] : [];
    return {
      title: 'You have a role in the hub',
      blocks: [
        {
          kind: 'text',
          text: [`In ${hub.name} you are `, { strong: said }, ' from ', { day: ukDay(role.from) }, ...until, '.'],
        },
        {
          kind: 'actions',
          actions: [
            { label: 'See all roles', runs: 'role' },
            { label: 'Help', runs: 'help' },
          ],
        },
      ],
    };
  },
});
