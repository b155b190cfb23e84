import { type Outcome, reply } from '../../core/command.ts';
import { pageOf } from '../../core/page.ts';
import { may } from '../../core/rights.ts';
import { programmeYear, programmeYearName, ukDay } from '../../core/uk-time.ts';
import type { Action, Block, Item } from '../../core/view.ts';
import type { HubBase } from '../define.ts';
import { type FundingDetail, linesIn } from './money.reads.ts';
import { saySums, sumOf, waitsForHalf } from './money.ts';

/** Groups on one page. */
const pageSize = 8;

const kindFacts = (lines: FundingDetail[]): Block => ({
  kind: 'facts',
  facts: [
    ...[...Map.groupBy(lines, ({ kind }) => kind.word)].map(([label, some]) => ({
      label,
      value: saySums(sumOf(some)),
    })),
    { label: 'In all', value: saySums(sumOf(lines)) },
  ],
});

function groupItem(lines: [FundingDetail, ...FundingDetail[]]): Item {
  const [{ group }] = lines;
  const waiting = lines.filter(waitsForHalf).length;
  const half = waiting === 1 ? '1 grant waits for the school’s half' : `${waiting} grants wait for the school’s half`;
  return {
    title: group.title,
    detail: [group.key, saySums(sumOf(lines)), ...(waiting > 0 ? [half] : [])].join(' · '),
    actions: [{ label: 'Open', spoken: `Open the money of ${group.title}`, runs: 'money', input: { group: group.id } }],
  };
}

/** The hub's money of this programme year: by kind, then group by group, for those who keep or oversee it. */
export async function moneyOfHub(base: HubBase, page: number): Promise<Outcome> {
  const year = programmeYear(ukDay(base.now));
  const lines = await linesIn(base, year, 'see money');
  const groups = [...Map.groupBy(lines, ({ group }) => group.id).values()].flatMap(([first, ...others]) =>
    first ? [groupItem([first, ...others])] : [],
  );
  const shown = pageOf(groups, page, pageSize, { runs: 'money', input: {} });
  const more: Action[] = [
    ...(may(base.actor, 'keep money', {}) ? [{ label: 'Absence charges', runs: 'absence-charges' }] : []),
    ...(may(base.actor, 'edit the hub', {}) ? [{ label: 'Kinds of money', runs: 'money-kinds' }] : []),
  ];
  const file = await base.link('money', { year: String(year) });
  return reply({
    title: `Money, ${programmeYearName(year)}`,
    blocks: [
      ...(lines.length > 0 ? [kindFacts(lines)] : []),
      {
        kind: 'items',
        items: shown.lines,
        whenEmpty: 'No money is written down this year. Type “money” and the code of a group to begin.',
      },
      ...shown.said,
      {
        kind: 'actions',
        actions: [
          ...(lines.length > 0 ? [{ label: 'Take it as a file', opens: file }] : []),
          ...more,
          ...shown.turning,
        ],
      },
    ],
  });
}
