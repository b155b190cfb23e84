import { z } from 'zod';
import { refuse, reply } from '../../core/command.ts';
import { daySchema, ukDay } from '../../core/uk-time.ts';
import { type Block, text } from '../../core/view.ts';
import { defineCommand } from '../define.ts';
import { countOn } from './count.reads.ts';
import { type Count, type Cut, cutTitles, sayCount } from './count.ts';

/** Lines of one cut at most: the file has them all. */
const mostShown = 8;

function cutBlock(counts: Count[], by: Exclude<Cut, 'all'>): Block[] {
  const here = counts.filter((count) => count.by === by);
  const more = here.length - mostShown;
  return here.length === 0
    ? []
    : [
        {
          kind: 'items',
          heading: cutTitles[by],
          items: [
            ...here.slice(0, mostShown).map((count) => ({ title: count.name, detail: sayCount(count) })),
            ...(more > 0 ? [{ title: `and ${more} more in the file` }] : []),
          ],
          whenEmpty: '',
        },
      ];
}

const facts = ({ signedUp, active, completed, unfinished, withdrawn, cancelled, teachers }: Count): Block => ({
  kind: 'facts',
  facts: [
    { label: 'Schools signed up', value: String(signedUp) },
    { label: 'Active', value: String(active) },
    { label: 'Completed', value: String(completed) },
    ...(unfinished > 0 ? [{ label: 'Did not complete', value: String(unfinished) }] : []),
    { label: 'Withdrawn', value: String(withdrawn) },
    ...(cancelled > 0 ? [{ label: 'Only in a cancelled group', value: String(cancelled) }] : []),
    { label: 'Teachers', value: String(teachers) },
  ],
});

const badDay = refuse(
  'day',
  'I count for one day: type it as year, month and day, such as “counts 2027-02-28”, or just “counts” for today.',
);

/** Counts the hub's schools on a day as the funder asks for them in February and August. */
export const showCounts = defineCommand({
  name: 'counts',
  kind: 'query',
  phrase: 'counts',
  also: ['figures'],
  summary: 'Count schools and teachers on any day',
  example: 'counts 2027-02-28',
  right: 'export the hub',
  input: z.object({ words: z.string().max(300).default('') }),
  run: async ({ input: { words }, link, ...base }) => {
    const asked = words.trim() === '' ? ukDay(base.now) : daySchema.safeParse(words.trim()).data;
    if (!asked) return badDay;
    const counts = await countOn(base, asked);
    const all = counts.find(({ by }) => by === 'all');
    return reply({
      title: 'Schools on one day',
      blocks: [
        text({ day: asked }, '. A school counts once, however many groups it is in.'),
        ...(all ? [facts(all)] : [text('No school had a place by then.')]),
        ...(['project', 'phase', 'authority'] as const).flatMap((by) => cutBlock(counts, by)),
        {
          kind: 'actions',
          actions: all ? [{ label: 'Take it as a file', opens: await link('counts', { day: asked }) }] : [],
        },
      ],
    });
  },
});
