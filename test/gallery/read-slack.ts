import { z } from 'zod';
import type { InSlack } from './draw-scene.ts';

const words = z.object({ text: z.string() }).transform(({ text }) => text);
const run = z.object({
  text: z.string(),
  url: z.string().optional(),
  style: z.object({ bold: z.boolean() }).optional(),
});
const section = z.object({ elements: z.array(run) });
const part = z.union([
  z.object({ type: z.literal('rich_text_section'), elements: z.array(run) }),
  z.object({ type: z.literal('rich_text_list'), elements: z.array(section) }),
]);
const button = z.object({
  text: words,
  style: z.string().optional(),
  accessibility_label: z.string().optional(),
  url: z.string().optional(),
  value: z.string().optional(),
});
const option = z.object({ text: words, description: words.optional(), value: z.string() });
const element = z.object({
  type: z.string(),
  multiline: z.boolean().optional(),
  placeholder: words.optional(),
  options: z.array(option).optional(),
  initial_value: z.string().optional(),
  initial_date: z.string().optional(),
  initial_time: z.string().optional(),
  initial_option: option.optional(),
  initial_options: z.array(option).optional(),
});
const block = z.discriminatedUnion('type', [
  z.object({ type: z.literal('header'), text: words }),
  z.object({ type: z.literal('rich_text'), elements: z.array(part) }),
  z.object({ type: z.literal('actions'), elements: z.array(button) }),
  z.object({ type: z.literal('image'), alt_text: z.string() }),
  z.object({ type: z.literal('input'), label: words, hint: words.optional(), optional: z.boolean(), element }),
]);
const drawn = z.object({
  text: z.string().optional(),
  title: words.optional(),
  submit: words.optional(),
  close: words.optional(),
  blocks: z.array(block),
});
const carried = z.object({ r: z.string() });

/** Bold in two asterisks, a link with its address behind it. */
const said = ({ text, url, style }: z.infer<typeof run>) =>
  `${style?.bold ? `**${text}**` : text}${url ? ` <${url}>` : ''}`;

const line = ({ elements }: z.infer<typeof section>) => elements.map(said).join('').replaceAll('****', '');

/** "(( Join this group )) [Join NCP17-10a] → join": doubled where it is the main one. */
function pressable({ text, style, accessibility_label, url, value }: z.infer<typeof button>): string {
  const label = style === 'primary' ? `(( ${text} ))` : style === 'danger' ? `(! ${text} !)` : `( ${text} )`;
  const spoken = accessibility_label ? ` [${accessibility_label}]` : '';
  return `${label}${spoken} → ${value ? carried.parse(JSON.parse(value)).r : url}`;
}

function answers({ type, options = [], placeholder, ...typed }: z.infer<typeof element>): string[] {
  const chosen = [...(typed.initial_options ?? []), ...(typed.initial_option ? [typed.initial_option] : [])];
  const isChosen = (value: string) => chosen.some((one) => one.value === value);
  if (options.length === 0) {
    const value = typed.initial_value ?? typed.initial_date ?? typed.initial_time ?? typed.initial_option?.text ?? '';
    return [`  [ ${value || (placeholder ?? '')} ]${typed.multiline ? ' in several lines' : ''} (${type})`];
  }
  return options.map(({ text, description, value }) =>
    [`  ${isChosen(value) ? '●' : '○'} ${text}`, ...(description ? [`, ${description}`] : [])].join(''),
  );
}

function linesOf(one: z.infer<typeof block>): string[] {
  switch (one.type) {
    case 'header':
      return [`# ${one.text}`];
    case 'rich_text':
      return one.elements.flatMap((each) =>
        each.type === 'rich_text_list' ? each.elements.map((item) => `• ${line(item)}`) : [line(each)],
      );
    case 'actions':
      return one.elements.map(pressable);
    case 'image':
      return [`picture: ${one.alt_text}`];
    case 'input':
      return [
        `${one.label}${one.optional ? ' (optional)' : ''}`,
        ...answers(one.element),
        ...(one.hint ? [`  ${one.hint}`] : []),
      ];
    default:
      return one satisfies never;
  }
}

/** What Slack is sent, in lines that a person can read and approve. */
export function readSlack({ on, payload }: InSlack): string {
  const { text, title, submit, close, blocks } = drawn.parse(payload);
  const body = blocks.flatMap((one) => [...linesOf(one), '']).slice(0, -1);
  const window = [...(submit ? [`(( ${submit} ))`] : []), ...(close ? [`( ${close} )`] : [])];
  return [
    `Slack, a ${on}`,
    ...(title ? [`[ ${title} ]`] : []),
    '',
    ...body,
    ...(window.length > 0 ? ['', window.join(' ')] : []),
    ...(text === undefined ? [] : ['', '--- plain text ---', text]),
    '',
  ].join('\n');
}
