import { z } from 'zod';
import { text } from '../../core/view.ts';
import { defineNotice } from '../define.ts';
import { purposes } from './channel.ts';

/** In the channel: what it is for from now on. It also shows whether the bot can write there. */
export const channelNamed = defineNotice({
  name: 'channel named',
  whenUncertain: 'leave to a person',
  facts: z.object({ use: z.uuid(), by: z.uuid() }),
  compose: async () => 'overtaken',
  inChannel: async ({ use: id }, { db, hub }) => {
    const use = await db.channelUse.findUnique({ where: { id }, include: { group: { select: { title: true } } } });
    if (!use) return 'overtaken';
    const { label, tells } = purposes[use.purpose];
    return {
      title: 'I write in this channel now',
      blocks: [
        text(`${hub.name} named it for: ${use.group?.title ?? label}. I write ${tells} here.`),
        text('To talk to me, write to me directly. What I answer here, only you see.'),
      ],
    };
  },
});
