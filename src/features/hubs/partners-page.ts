import { pageOf } from '../../core/page.ts';
import { may } from '../../core/rights.ts';
import { ukDay } from '../../core/uk-time.ts';
import type { Action, Block, Item, Span, View } from '../../core/view.ts';
import type { Partner } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import { readPartners } from './hub.reads.ts';
import { isOn, sayPartnerKind } from './hub.ts';

const pageSize = 8;

function itemOf({ id, name, kind, url, from, to }: Partner, edits: boolean, today: string): Item {
  const ended = to && to.toISOString().slice(0, 10) < today;
  const when: Span[] = ended
    ? [' · until ', { day: to.toISOString().slice(0, 10) }]
    : [' · since ', { day: from.toISOString().slice(0, 10) }];
  const link: Span[] = url ? [' · ', { link: url, label: 'Their pages' }] : [];
  const edit: Action = { label: 'Edit', spoken: `Edit ${name}`, runs: 'save-partner', input: { partner: id } };
  return { title: name, detail: [sayPartnerKind(kind), ...when, ...link], ...(edits && { actions: [edit] }) };
}

/** The hub's partners by kind; staff see earlier ones too and can change them. */
export async function partnersPage(title: string, wanted: number, base: HubBase): Promise<View> {
  const edits = may(base.actor, 'edit the hub', {});
  const today = ukDay(base.now);
  const all = (await readPartners(base)).filter((partner) => edits || isOn(today, partner));
  const { lines, said, turning } = pageOf(all, wanted, pageSize, { runs: 'partners', input: {} });
  const staff: Action[] = edits
    ? [
        { label: 'Add a partner', runs: 'save-partner', tone: 'main' },
        { label: 'Edit the hub', runs: 'edit-hub' },
      ]
    : [];
  const blocks: Block[] = [
    {
      kind: 'items',
      items: lines.map((partner) => itemOf(partner, edits, today)),
      whenEmpty: `${base.hub.name} has named no partner yet.`,
    },
    ...said,
    { kind: 'actions', actions: [...turning, ...staff, { label: 'See the hub', runs: 'choose-hub' }] },
  ];
  return { title, blocks };
}
