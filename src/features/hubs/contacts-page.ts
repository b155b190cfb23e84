import { pageOf } from '../../core/page.ts';
import { may } from '../../core/rights.ts';
import type { Action, Block, Item, View } from '../../core/view.ts';
import type { HubBase } from '../define.ts';
import { readContacts } from './hub.reads.ts';
import { sayWho } from './hub.ts';

const pageSize = 8;

type Contact = Awaited<ReturnType<typeof readContacts>>[number];

function itemOf(contact: Contact, edits: boolean): Item {
  const { id, topic } = contact;
  const input = { contact: id };
  const confirm = `“${topic}” goes from the list.`;
  const actions: Action[] = [
    { label: 'Edit', spoken: `Edit ${topic}`, runs: 'save-contact', input },
    { label: 'Remove', spoken: `Remove ${topic}`, runs: 'remove-contact', input, tone: 'danger', confirm },
  ];
  return { title: topic, detail: sayWho(contact) || 'Nobody at present', ...(edits && { actions }) };
}

/** Who to ask for what; staff can change it. */
export async function contactsPage(title: string, wanted: number, base: HubBase): Promise<View> {
  const edits = may(base.actor, 'edit the hub', {});
  const all = await readContacts(base);
  const { lines, said, turning } = pageOf(all, wanted, pageSize, { runs: 'contacts', input: {} });
  const staff: Action[] = edits
    ? [
        { label: 'Add a contact', runs: 'save-contact', tone: 'main' },
        { label: 'Edit the hub', runs: 'edit-hub' },
      ]
    : [];
  const blocks: Block[] = [
    ...(lines.length > 0
      ? [{ kind: 'items' as const, items: lines.map((contact) => itemOf(contact, edits)), whenEmpty: '' }]
      : []),
    ...said,
    { kind: 'text', text: `For anything${all.length > 0 ? ' else' : ''}, ask ${base.hub.contact}.` },
    { kind: 'actions', actions: [...turning, ...staff, { label: 'See the hub', runs: 'choose-hub' }] },
  ];
  return { title, blocks };
}
