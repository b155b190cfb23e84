import { pageOf } from '../../core/page.ts';
import type { Action, Item, View } from '../../core/view.ts';
import type { HubBase } from '../define.ts';
import { readArea } from './hub.reads.ts';
import { sayPiece } from './hub.ts';

const pageSize = 10;

type Piece = Awaited<ReturnType<typeof readArea>>[number];

function itemOf(piece: Piece): Item {
  const name = sayPiece(piece);
  const kind = piece.school ? 'a school' : piece.part === '' ? 'a local authority' : 'a part of a local authority';
  const remove: Action = {
    label: 'Remove',
    spoken: `Remove ${name}`,
    runs: 'remove-area',
    input: { area: piece.id },
    tone: 'danger',
    confirm: `${name} is no longer part of the area.`,
  };
  return { title: name, detail: kind, actions: [remove] };
}

/** The hub's area piece by piece, for staff. */
export async function areaPage(title: string, wanted: number, base: HubBase): Promise<View> {
  const { lines, said, turning } = pageOf(await readArea(base), wanted, pageSize, { runs: 'hub-area', input: {} });
  return {
    title,
    blocks: [
      {
        kind: 'text',
        text: 'Local authorities, parts of them, and single schools. Any school may still choose any hub.',
      },
      { kind: 'items', items: lines.map(itemOf), whenEmpty: 'No area is said yet.' },
      ...said,
      {
        kind: 'actions',
        actions: [
          ...turning,
          { label: 'Add to the area', runs: 'add-area', tone: 'main' },
          { label: 'Edit the hub', runs: 'edit-hub' },
        ],
      },
    ],
  };
}
