import { pageOf } from '../../core/page.ts';
import { may } from '../../core/rights.ts';
import { type Action, type Item, text, type View } from '../../core/view.ts';
import type { HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { type FundingDetail, linesOf } from './money.reads.ts';
import { sayHalf, saySums, sumOf } from './money.ts';

/** Lines on one page. */
const pageSize = 8;

/** What a line is called where there are several: "Cover for Ashwood". */
export const nameOf = ({ kind, school }: Pick<FundingDetail, 'kind' | 'school'>): string =>
  school ? `${kind.word} for ${school.name}` : kind.word;

function actionsOf(line: FundingDetail): Action[] {
  const input = { line: line.id };
  const shown = { ...input, version: String(line.version) };
  const name = nameOf(line);
  const confirm = `${name}: ${saySums(line)}. It is taken off the list.`;
  return [
    { label: 'Change', spoken: `Change ${name}`, runs: 'money-line', input },
    { label: 'Remove', spoken: `Remove ${name}`, runs: 'remove-money', input: shown, tone: 'danger', confirm },
  ];
}

const itemOf = (line: FundingDetail, isKeeper: boolean): Item => ({
  title: nameOf(line),
  detail: [saySums(line), sayHalf(line), line.note].filter((part) => part).join(' · '),
  ...(isKeeper && { actions: actionsOf(line) }),
});

const addTo = ({ id, title }: GroupDetail): Action => ({
  label: 'Add a line',
  spoken: `Add a line: ${title}`,
  runs: 'money-line',
  input: { group: id },
  tone: 'main',
});

const toAll: Action = { label: 'All groups', spoken: 'See the money of all groups', runs: 'money', input: {} };

/** A group's money line by line, with what all of it comes to; who keeps it can change it. */
export async function moneyView(
  title: string,
  group: GroupDetail,
  base: Pick<HubBase, 'db' | 'actor'>,
  page = 1,
): Promise<View> {
  const lines = await linesOf(base, group.id);
  const isKeeper = may(base.actor, 'keep money', rightsOfGroup(group));
  const shown = pageOf(lines, page, pageSize, { runs: 'money', input: { group: group.id } });
  const whenEmpty = isKeeper
    ? 'No money is written down for this group yet.'
    : 'No money is written down for this group. The hub’s office keeps it.';
  const seesAll = may(base.actor, 'see money', {});
  const actions = [...(isKeeper ? [addTo(group)] : []), ...shown.turning, ...(seesAll ? [toAll] : [])];
  return {
    title,
    blocks: [
      text({ strong: group.title }, ` · ${group.key}`),
      ...(lines.length > 0 ? [text(`In all: ${saySums(sumOf(lines))}.`)] : []),
      { kind: 'items', items: shown.lines.map((line) => itemOf(line, isKeeper)), whenEmpty },
      ...shown.said,
      ...(actions.length > 0 ? [{ kind: 'actions' as const, actions }] : []),
    ],
  };
}
