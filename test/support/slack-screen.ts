import { z } from 'zod';
import type { Seen } from '../doors/driver.ts';

const worded = z.looseObject({ text: z.string() });
const option = z.looseObject({ text: worded, value: z.string() });

const leaf = z.looseObject({
  type: z.string(),
  text: z.union([z.string(), worded]).optional(),
  accessibility_label: z.string().optional(),
  action_id: z.string().optional(),
  url: z.string().optional(),
  value: z.string().optional(),
  initial_value: z.string().optional(),
  initial_date: z.string().optional(),
  initial_time: z.string().optional(),
  initial_option: option.optional(),
  initial_options: z.array(option).optional(),
  options: z.array(option).optional(),
  elements: z
    .array(z.looseObject({ type: z.string(), text: z.string().optional(), elements: z.unknown().optional() }))
    .optional(),
});

const block = z.looseObject({
  type: z.string(),
  block_id: z.string().optional(),
  text: worded.optional(),
  alt_text: z.string().optional(),
  label: worded.optional(),
  hint: worded.optional(),
  optional: z.boolean().optional(),
  element: leaf.optional(),
  elements: z.array(leaf).optional(),
});

export type Leaf = z.infer<typeof leaf>;
export type Block = z.infer<typeof block>;

/** The blocks of a message or view, as far as a reader needs them. */
export const blocksOf = (blocks: unknown): Block[] => z.array(block).parse(blocks);

const textOf = (one: { text?: unknown }): string => {
  const parsed = z.union([z.string(), worded]).safeParse(one.text).data;
  return typeof parsed === 'string' ? parsed : (parsed?.text ?? '');
};

const lineOf = (parts: unknown): string =>
  z
    .array(z.looseObject({ text: z.unknown().optional() }))
    .parse(parts ?? [])
    .map(textOf)
    .join('');

const richLines = ({ type, elements = [] }: Leaf): string[] =>
  type === 'rich_text_list' ? elements.map((item) => `• ${lineOf(item.elements)}`) : [lineOf(elements)];

/** What a person reads of a block. */
function readBlock(one: Block): string[] {
  if (one.type === 'rich_text') return (one.elements ?? []).flatMap(richLines);
  if (one.type === 'image') return [one.alt_text ?? ''];
  if (one.type !== 'input') return one.text ? [one.text.text] : [];
  const choices = one.element?.type === 'static_select' ? [] : (one.element?.options ?? []).map(textOf);
  return [one.label?.text ?? '', ...(one.hint ? [one.hint.text] : []), ...choices];
}

/** The buttons, in order. */
export const buttonsOf = (blocks: Block[]): Leaf[] =>
  blocks
    .filter((one) => one.type === 'actions')
    .flatMap((one) => (one.elements ?? []).filter((each) => each.type === 'button'));

/** A button's label, and what a screen reader says where that is another. */
export function labelOf(button: Leaf): string {
  const label = textOf(button);
  const spoken = button.accessibility_label;
  return spoken && spoken !== label ? `${label} [${spoken}]` : label;
}

/** What Slack's escapes stand for, in a message's top-level text. */
const unescaped = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** What is read, top to bottom. */
export const readBlocks = (blocks: Block[]): string => blocks.flatMap(readBlock).join('\n');

/** A message as it is seen. */
export const seeMessage = (message: { text: string; blocks?: unknown }, isPrivate: boolean): Seen => {
  const blocks = blocksOf(message.blocks ?? []);
  const text = blocks.length > 0 ? readBlocks(blocks) : unescaped(message.text);
  return { plain: unescaped(message.text), text, buttons: buttonsOf(blocks).map(labelOf), isPrivate };
};

type SeenField = NonNullable<Seen['form']>['fields'][number];

export type Typed = Record<string, string | string[]>;

/** What stands in a field before anybody types. */
export function initialOf(element: Leaf | undefined): string | string[] | undefined {
  if (element?.initial_options) return element.initial_options.map((one) => one.value);
  return element?.initial_option?.value ?? element?.initial_date ?? element?.initial_time ?? element?.initial_value;
}

/** The answers a field offers by itself. */
export const offeredBy = (element: Leaf | undefined) =>
  [...(element?.options ?? []), ...(element?.initial_option ? [element.initial_option] : [])].map((one) => ({
    label: textOf(one),
    value: one.value,
  }));

const labelIn = (element: Leaf | undefined, value: string) =>
  offeredBy(element).find((one) => one.value === value)?.label ?? value;

function seeField(one: Block, typed: Typed, error: string | undefined): SeenField {
  const { element } = one;
  const value = typed[one.block_id ?? ''] ?? initialOf(element);
  const options = element?.options?.map(textOf);
  return {
    id: one.block_id ?? '',
    label: one.label?.text ?? '',
    optional: one.optional ?? false,
    ...(options && { options }),
    ...(value !== undefined && {
      value: Array.isArray(value) ? value.map((each) => labelIn(element, each)) : labelIn(element, value),
    }),
    ...(error !== undefined && { error }),
  };
}

/** A modal or home as it is seen, with what is typed in it and the errors shown at its fields. */
export function seeView(
  view: { title?: unknown; submit?: unknown; blocks: unknown },
  typed: Typed = {},
  errors: Record<string, string> = {},
): Seen {
  const blocks = blocksOf(view.blocks);
  const title = worded.safeParse(view.title).data?.text ?? '';
  const submit = worded.safeParse(view.submit).data?.text;
  const drawnErrors = blocks
    .filter((one) => one.block_id?.endsWith(' error'))
    .map((one) => [one.block_id?.replace(/ error$/, '') ?? '', readBlocks([one]).replace(/^⚠ /, '')]);
  const wrong: Record<string, string> = { ...Object.fromEntries(drawnErrors), ...errors };
  const fields = blocks
    .filter((one) => one.type === 'input')
    .map((one) => seeField(one, typed, wrong[one.block_id ?? '']));
  const text = [title, readBlocks(blocks)].filter((line) => line !== '').join('\n');
  const seen: Seen = { plain: text, text, buttons: buttonsOf(blocks).map(labelOf), isPrivate: true };
  return submit === undefined ? seen : { ...seen, form: { title, submit, fields } };
}
