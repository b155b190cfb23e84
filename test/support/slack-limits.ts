import { z } from 'zod';

/** What Slack would refuse in a message or view, as sentences; empty when it would take it (docs.slack.dev/reference/block-kit). */
export type Surface = 'message' | 'modal' | 'home';

const words = (max: number) => z.string().trim().min(1).max(max);
const plain = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: words(max), emoji: z.boolean().optional() });
const option = z.strictObject({ text: plain(75), value: z.string().min(1).max(75), description: plain(75).optional() });
const options = (max: number) => z.array(option).min(1).max(max);
const action = z.string().min(1).max(255);
const style = z.enum(['primary', 'danger']).optional();

const confirm = z.strictObject({ title: plain(100), text: plain(300), confirm: plain(30), deny: plain(30), style });

const button = z.strictObject({
  type: z.literal('button'),
  action_id: action,
  text: plain(75),
  value: z.string().max(2000).optional(),
  url: z.string().startsWith('https://').max(3000).optional(),
  style,
  accessibility_label: words(75).optional(),
  confirm: confirm.optional(),
});

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const time = z.string().regex(/^\d\d:\d\d$/);
const placeholder = plain(150).optional();
const ofType = <Type extends string>(type: Type) => ({ type: z.literal(type), action_id: action });

const element = z.discriminatedUnion('type', [
  z.strictObject({
    ...ofType('plain_text_input'),
    multiline: z.boolean().optional(),
    initial_value: z.string().optional(),
    max_length: z.number().min(1).max(3000).optional(),
  }),
  z.strictObject({
    ...ofType('number_input'),
    is_decimal_allowed: z.boolean(),
    initial_value: z.string().optional(),
    min_value: z.string().optional(),
    max_value: z.string().optional(),
  }),
  z.strictObject({ ...ofType('datepicker'), initial_date: day.optional() }),
  z.strictObject({ ...ofType('timepicker'), initial_time: time.optional() }),
  z.strictObject({ ...ofType('radio_buttons'), options: options(10), initial_option: option.optional() }),
  z.strictObject({ ...ofType('checkboxes'), options: options(10), initial_options: options(10).optional() }),
  z.strictObject({ ...ofType('static_select'), options: options(100), initial_option: option.optional(), placeholder }),
  z.strictObject({
    ...ofType('multi_static_select'),
    options: options(100),
    initial_options: options(100).optional(),
    placeholder,
  }),
  z.strictObject({
    ...ofType('external_select'),
    min_query_length: z.number().optional(),
    initial_option: option.optional(),
    placeholder,
  }),
]);

const richStyle = z.strictObject({ bold: z.boolean().optional() }).optional();
const richElement = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), style: richStyle }),
  z.strictObject({
    type: z.literal('link'),
    url: z.string().startsWith('https://'),
    text: z.string().min(1),
    style: richStyle,
  }),
]);
const richSection = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(richElement).min(1) });
const richList = z.strictObject({
  type: z.literal('rich_text_list'),
  style: z.literal('bullet'),
  elements: z.array(richSection).min(1),
});

const block_id = z.string().max(255).optional();
const blockShapes = [
  z.strictObject({ type: z.literal('header'), block_id, text: plain(150) }),
  z.strictObject({
    type: z.literal('rich_text'),
    block_id,
    elements: z.array(z.union([richSection, richList])).min(1),
  }),
  z.strictObject({ type: z.literal('actions'), block_id, elements: z.array(button).min(1).max(25) }),
  z.strictObject({
    type: z.literal('image'),
    block_id,
    image_url: z.string().startsWith('https://').max(3000),
    alt_text: words(2000),
  }),
] as const;
const input = z.strictObject({
  type: z.literal('input'),
  block_id,
  label: plain(2000),
  hint: plain(2000).optional(),
  optional: z.boolean().optional(),
  element,
});

const shown = z.discriminatedUnion('type', blockShapes);
const asked = z.discriminatedUnion('type', [...blockShapes, input]);

const shapes = {
  message: z.looseObject({ text: z.string().min(1).max(40_000), blocks: z.array(shown).max(50) }),
  home: z.looseObject({ type: z.literal('home'), blocks: z.array(shown).max(100) }),
  modal: z.looseObject({
    type: z.literal('modal'),
    title: plain(24),
    submit: plain(24).optional(),
    close: plain(24).optional(),
    private_metadata: z.string().max(3000).optional(),
    callback_id: z.string().max(255).optional(),
    blocks: z.array(asked).max(100),
  }),
};

const repeated = (names: string[]) => names.filter((name, index) => names.indexOf(name) !== index);

type Drawn = { submit?: unknown; blocks: z.infer<typeof asked>[] };

/** Rules that hold between parts: no shape can say them. */
function* contradictions({ submit, blocks }: Drawn): Generator<string> {
  const ids = blocks.map((block) => block.block_id).filter((id) => id !== undefined);
  for (const id of repeated(ids)) yield `two blocks are called ${id}`;
  for (const block of blocks) {
    if (block.type === 'actions') {
      for (const id of repeated(block.elements.map((one) => one.action_id))) yield `two buttons are called ${id}`;
    }
    if (block.type !== 'input') continue;
    if (!submit) yield 'a field without a submit button';
    const { element: field } = block;
    const known = 'options' in field ? field.options.map((one) => JSON.stringify(one)) : undefined;
    const initial = [
      ...('initial_options' in field && field.initial_options ? field.initial_options : []),
      ...('initial_option' in field && field.initial_option ? [field.initial_option] : []),
    ];
    if (known && initial.some((one) => !known.includes(JSON.stringify(one))))
      yield `${block.block_id} begins with no option of its own`;
  }
}

/** What Slack would refuse in what is drawn there. */
export function refusedBySlack(drawn: unknown, surface: Surface): string[] {
  const parsed = shapes[surface].safeParse(drawn);
  if (!parsed.success) return parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  const view: Drawn = parsed.data;
  return [...contradictions(view)];
}
