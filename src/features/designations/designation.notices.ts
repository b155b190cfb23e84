import { z } from 'zod';
import { ukDay } from '../../core/uk-time.ts';
import { text } from '../../core/view.ts';
import { defineNotice } from '../define.ts';
import { sayDesignation, sayValidity, withKind } from './designation.ts';

/** To the person: what the hub recognises them as; nothing when it has ended before it was said. */
export const designated = defineNotice({
  name: 'designated',
  whenUncertain: 'send again',
  facts: z.object({ designation: z.uuid() }),
  compose: async ({ designation: id }, { db, hub, now }) => {
    const row = await db.designation.findUnique({ where: { id }, include: withKind });
    if (!row || row.endedAt) return 'overtaken';
    return {
      title: 'The hub recognises you as a leader',
      blocks: [
        text(
          `${hub.name} lists you as `,
          { strong: sayDesignation(row) },
          ', ',
          ...[sayValidity(row, ukDay(now))].flat(),
          '.',
        ),
        text('You can say which Work Groups you would like to lead.'),
        {
          kind: 'actions',
          actions: [
            { label: 'Say what I’d lead', runs: 'interest', tone: 'main' },
            { label: 'My designations', runs: 'my-designations' },
          ],
        },
      ],
    };
  },
});
