import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { pageOf } from '../../core/page.ts';
import { programmeYear, programmeYearName, ukDay } from '../../core/uk-time.ts';
import { type Block, type Item, text } from '../../core/view.ts';
import { defineCommand } from '../define.ts';
import { type Charge, chargesIn } from './charges.reads.ts';
import { sayPounds } from './money.ts';

/** Absences on one page. */
const pageSize = 8;

const itemOf = ({ school, person, title, session, day, cause, pence }: Charge): Item => ({
  title: `${school}: ${sayPounds(pence)}`,
  detail: [`${person}, ${title}, session ${session}, `, { day }, ` · ${cause}`],
});

function summary(charges: Charge[]): Block[] {
  if (charges.length === 0) return [];
  const schools = new Set(charges.map(({ school, urn }) => urn ?? school)).size;
  const sum = sayPounds(charges.reduce((total, { pence }) => total + pence, 0));
  const absences = charges.length === 1 ? '1 absence' : `${charges.length} absences`;
  return [text(`${absences} of ${schools === 1 ? '1 school' : `${schools} schools`}, ${sum} in all.`)];
}

const asking = (count: number): Block[] =>
  count === 0
    ? []
    : [
        text(
          count === 1
            ? '1 more apologised to the lead alone, so I can’t tell whether that was in time. Ask the lead.'
            : `${count} more apologised to the lead alone, so I can’t tell whether that was in time. Ask the lead.`,
        ),
      ];

/** Lists the absences of this year that schools are charged for, for who writes the invoices. */
export const showCharges = defineCommand({
  name: 'absence-charges',
  kind: 'query',
  phrase: 'absence charges',
  also: ['charges'],
  summary: 'See which absences are charged for',
  right: 'keep money',
  input: z.object({ page: z.coerce.number().int().min(1).max(500).default(1) }),
  run: async ({ input: { page }, subject: _none, answers: _no, link, ...base }) => {
    const year = programmeYear(ukDay(base.now));
    const { charges, toAsk } = await chargesIn(base, year);
    const shown = pageOf(charges, page, pageSize, { runs: 'absence-charges', input: {} });
    const file = await link('absence-charges', { year: String(year) });
    return reply({
      title: `Absence charges, ${programmeYearName(year)}`,
      blocks: [
        ...summary(charges),
        {
          kind: 'items',
          items: shown.lines.map(itemOf),
          whenEmpty: 'No absence of this year is charged for. Groups that charge say so under “Venue and cost”.',
        },
        ...asking(toAsk),
        ...shown.said,
        {
          kind: 'actions',
          actions: [
            ...(charges.length > 0 ? [{ label: 'Take it as a file', opens: file }] : []),
            { label: 'See the money', spoken: 'See the hub’s money', runs: 'money' },
            ...shown.turning,
          ],
        },
      ],
    });
  },
});
