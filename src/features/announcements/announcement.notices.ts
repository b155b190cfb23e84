import { z } from 'zod';
import type { Hub } from '../../core/hub.ts';
import type { Action, View } from '../../core/view.ts';
import { text } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import { defineNotice } from '../define.ts';
import { recipientsOf } from './announcement.reads.ts';
import { type Announced, sayAudience, withAbout } from './announcement.ts';
import { countOf, sayCounts } from './delivery.ts';
import { messageView } from './message-view.ts';

const facts = z.object({ announcement: z.uuid() });

const read = (db: Db, id: string): Promise<Announced | null> =>
  db.announcement.findUnique({ where: { id }, include: withAbout });

async function message(id: string, db: Db, hub: Hub): Promise<View | 'overtaken'> {
  const row = await read(db, id);
  return row && row.state !== 'CANCELLED' ? messageView(row, hub) : 'overtaken';
}

/** The announcement itself, to a person or in a channel. Whether it arrived is asked, never guessed. */
export const announced = defineNotice({
  name: 'announcement',
  whenUncertain: 'leave to a person',
  facts,
  compose: ({ announcement }, { db, hub }) => message(announcement, db, hub),
  inChannel: ({ announcement }, { db, hub }) => message(announcement, db, hub),
});

const open = ({ id }: Announced, label: string): Action => ({
  label,
  runs: 'announcement',
  input: { announcement: id },
  tone: 'main',
});

/** To the hub's leads: somebody has written an announcement that only they may send. */
export const announcementWaits = defineNotice({
  name: 'announcement waits',
  whenUncertain: 'send again',
  facts,
  compose: async ({ announcement: id }, { db }) => {
    const row = await read(db, id);
    if (row?.state !== 'DRAFT') return 'overtaken';
    return {
      title: 'An announcement waits for you',
      blocks: [
        text(
          { strong: row.person.name },
          ` has written one for: ${sayAudience(row)}. You can change it before it goes.`,
        ),
        { kind: 'actions', actions: [open(row, 'Check and send')] },
      ],
    };
  },
});

/** To whoever sent it: whom it did not reach, and where nobody can tell. */
export const announcementGaps = defineNotice({
  name: 'announcement gaps',
  whenUncertain: 'send again',
  facts,
  compose: async ({ announcement: id }, { db, hub }) => {
    const row = await read(db, id);
    if (!row) return 'overtaken';
    const count = countOf(await recipientsOf(db, hub, id));
    if (count.failed + count.uncertain === 0) return 'overtaken';
    return {
      title: 'Your announcement did not reach all',
      blocks: [
        text(`To: ${sayAudience(row)}. ${sayCounts(count)}`),
        { kind: 'actions', actions: [open(row, 'See who')] },
      ],
    };
  },
});
