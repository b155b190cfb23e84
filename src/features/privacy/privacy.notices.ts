import { z } from 'zod';
import { defineNotice } from '../define.ts';
import { openRequests, reasons, sayOption } from './erasure.reads.ts';

/** To a hub lead: somebody asked that a person's data be erased; nothing once it is decided. */
export const erasureAsked = defineNotice({
  name: 'erasure asked',
  whenUncertain: 'send again',
  facts: z.object({ person: z.uuid() }),
  compose: async ({ person }, { db }) => {
    const [request] = await openRequests(db, person);
    if (!request) return 'overtaken';
    return {
      title: 'Erase a person’s data?',
      blocks: [
        {
          kind: 'text',
          text: [
            request.by?.name ?? 'Somebody',
            ' asks to erase the data of ',
            { strong: request.about.name },
            `: ${sayOption(reasons, request.reason).toLowerCase()}.`,
          ],
        },
        {
          kind: 'actions',
          actions: [
            {
              label: 'Decide',
              spoken: `Decide about ${request.about.name}`,
              runs: 'decide-erasure',
              input: { person },
              tone: 'main',
            },
          ],
        },
      ],
    };
  },
});

/** To the administrator who asked: what was decided. */
export const erasureDecided = defineNotice({
  name: 'erasure decided',
  whenUncertain: 'send again',
  facts: z.object({ erased: z.boolean() }),
  compose: async ({ erased }) => ({
    title: erased ? 'The data you asked about is erased' : 'The data you asked about is kept',
    blocks: [
      {
        kind: 'text',
        text: erased
          ? 'A hub lead agreed. The records stay, with a number in place of the name. If the person waits for an answer, tell them.'
          : 'A hub lead decided to keep it, and the reason is on record. The person should hear it from the hub.',
      },
    ],
  }),
});

/** To the hub's staff: a group whose only lead is gone. */
export const nobodyLeads = defineNotice({
  name: 'nobody leads',
  whenUncertain: 'send again',
  facts: z.object({ group: z.uuid() }),
  compose: async ({ group: id }, { db }) => {
    const group = await db.workGroup.findUnique({ where: { id }, include: { leads: { where: { to: null } } } });
    if (!group || group.leads.length > 0) return 'overtaken';
    return {
      title: 'A Work Group has no lead now',
      blocks: [
        { kind: 'text', text: ['The lead of “', group.title, '” has left. Its schools have not been told.'] },
        {
          kind: 'actions',
          actions: [{ label: 'Show this group', spoken: `Show ${group.title}`, runs: 'show', input: { group: id } }],
        },
      ],
    };
  },
});
