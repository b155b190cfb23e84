import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { pageOf } from '../../core/page.ts';
import { may } from '../../core/rights.ts';
import { ukDay } from '../../core/uk-time.ts';
import type { Action, Item, Text } from '../../core/view.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { type Announced, beginning, rightsOfAudience, sayAudience, sayState, withAbout } from './announcement.ts';

/** Announcements on one page. */
const pageSize = 10;

function itemOf(row: Announced, number: number): Item {
  const { goesAt, state } = row;
  const when: Text =
    goesAt && state !== 'CANCELLED' ? [' on ', { moment: goesAt.toISOString() }] : [', ', { day: ukDay(row.at) }];
  const action: Action = {
    label: 'Open',
    spoken: `Open announcement ${number}, to ${sayAudience(row)}: ${beginning(row.text)}`,
    runs: 'announcement',
    input: { announcement: row.id },
  };
  return {
    title: beginning(row.text),
    detail: [`${sayAudience(row)} · ${sayState(row.state)}`, ...[when].flat()],
    actions: [action],
  };
}

const { group } = withAbout;

/** Which announcements somebody may open, the latest first: of each no more is read than says whose it is. */
async function openTo({ db, actor }: HubBase): Promise<string[]> {
  const all = await db.announcement.findMany({
    select: { id: true, phase: true, group },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  });
  return all.filter((row) => may(actor, 'draft an announcement', rightsOfAudience(row))).map(({ id }) => id);
}

/** Shows the announcements that somebody may write: what is a draft, what waits, what has gone. */
export const listAnnouncements = defineCommand({
  name: 'announcements',
  kind: 'query',
  phrase: 'announcements',
  summary: 'See announcements and who got them',
  right: 'draft an announcement',
  input: z.object({ page: z.coerce.number().int().min(1).max(1000).default(1) }),
  subject: async (_input, { db, actor }) => {
    const led = await db.workGroupLead.count({ where: { personId: actor.personId, to: null } });
    return { subject: led > 0 ? [actor.personId] : [] };
  },
  rightsOf: (leads: string[]) => ({ leads }),
  run: async ({ input: { page }, answers: _none, subject: _leads, ...base }) => {
    const own = await openTo(base);
    const { lines, said, turning } = pageOf(own, page, pageSize, { runs: 'announcements', input: {} });
    const read = await base.db.announcement.findMany({ where: { id: { in: lines } }, include: withAbout });
    const rows = read.toSorted((one, other) => lines.indexOf(one.id) - lines.indexOf(other.id));
    const write: Action = { label: 'Write one', spoken: 'Write an announcement', runs: 'announce', tone: 'main' };
    return reply({
      title: 'Announcements',
      blocks: [
        {
          kind: 'items',
          items: rows.map((row) => itemOf(row, own.indexOf(row.id) + 1)),
          whenEmpty: 'Nothing has been announced yet.',
        },
        ...said,
        { kind: 'actions', actions: [...turning, write] },
      ],
    });
  },
});
