import { z } from 'zod';
import type { KeptView } from './slack-payloads.ts';
import { type Block, blocksOf, initialOf, type Leaf, offeredBy, type Typed } from './slack-screen.ts';

/** A modal somebody has open: the view, what is typed in it, and what a search offered. */
export type OpenModal = { view: KeptView; typed: Typed; found: Record<string, { label: string; value: string }[]> };

const shape = z.looseObject({
  id: z.string().default(''),
  type: z.enum(['modal', 'home']),
  hash: z.string().default(''),
  callback_id: z.string().default(''),
  private_metadata: z.string().default(''),
  blocks: z.array(z.unknown()),
});

/** A view as the bot sent it, with the id and hash Slack gave it. */
export const keepView = (
  sent: unknown,
  { id, hash }: { id?: string | undefined; hash?: string | undefined } = {},
): KeptView => {
  const view = shape.parse(sent);
  return { ...view, id: id ?? view.id, hash: hash ?? view.hash };
};

/** The fields of a modal. */
export const inputsOf = (view: KeptView): Block[] => blocksOf(view.blocks).filter((one) => one.type === 'input');

function valueFor(field: Block, modal: OpenModal, given: string): string {
  const offers = [...offeredBy(field.element), ...(modal.found[field.block_id ?? ''] ?? [])];
  if (offers.length === 0) return given;
  const offer = offers.find((one) => one.label === given || one.value === given);
  if (!offer)
    throw new Error(`“${field.label?.text}” does not offer “${given}”: ${offers.map((one) => one.label).join(', ')}`);
  return offer.value;
}

/** What is typed after somebody fills in these fields, by label where there is something to choose. */
export function fillIn(modal: OpenModal, answers: Typed): Typed {
  const fields = inputsOf(modal.view);
  const filled = Object.entries(answers).map(([id, answer]) => {
    const field = fields.find((one) => one.block_id === id);
    if (!field) throw new Error(`the form has no field ${id}: ${fields.map((one) => one.block_id).join(', ')}`);
    const isMany = field.element?.type === 'checkboxes' || field.element?.type === 'multi_static_select';
    const values = [answer].flat().map((one) => valueFor(field, modal, one));
    return [id, isMany ? values : (values[0] ?? '')];
  });
  return { ...modal.typed, ...Object.fromEntries(filled) };
}

const chosen = (field: Block, modal: OpenModal, value: string) => {
  const offers = [...offeredBy(field.element), ...(modal.found[field.block_id ?? ''] ?? [])];
  const label = offers.find((one) => one.value === value)?.label ?? value;
  return { text: { type: 'plain_text', text: label, emoji: false }, value };
};

function stateOf(field: Block, modal: OpenModal, answer: string | string[] | undefined): Record<string, unknown> {
  const type = field.element?.type ?? '';
  const many = answer === undefined ? [] : [answer].flat();
  const one = many[0] === undefined || many[0] === '' ? null : many[0];
  if (type === 'checkboxes' || type === 'multi_static_select') {
    return { type, selected_options: many.map((value) => chosen(field, modal, value)) };
  }
  if (type === 'datepicker') return { type, selected_date: one };
  if (type === 'timepicker') return { type, selected_time: one };
  if (type === 'plain_text_input' || type === 'number_input') return { type, value: one };
  return { type, selected_option: one === null ? null : chosen(field, modal, one) };
}

const actionOf = (element: Leaf | undefined) => element?.action_id ?? '';

/** The state Slack would send with the modal: what is typed, else what stood there. */
export function valuesOf(modal: OpenModal): Record<string, Record<string, unknown>> {
  const each = inputsOf(modal.view).map((field) => {
    const answer = modal.typed[field.block_id ?? ''] ?? initialOf(field.element);
    return [field.block_id ?? '', { [actionOf(field.element)]: stateOf(field, modal, answer) }];
  });
  return Object.fromEntries(each);
}

/**
 * Slack keeps what was typed in a field of the next view wherever block and action are called the same;
 * everywhere else the next view's own values stand.
 */
export function carryTyped(before: OpenModal | undefined, view: KeptView): OpenModal {
  const old = before ? inputsOf(before.view) : [];
  const isSame = (field: Block) =>
    old.some((one) => one.block_id === field.block_id && actionOf(one.element) === actionOf(field.element));
  const kept = inputsOf(view)
    .filter(isSame)
    .map((field) => field.block_id ?? '');
  const typed = Object.entries(before?.typed ?? {}).filter(([id]) => kept.includes(id));
  return { view, typed: Object.fromEntries(typed), found: before?.found ?? {} };
}
