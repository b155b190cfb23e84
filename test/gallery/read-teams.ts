import { z } from 'zod';
import type { InTeams } from './draw-scene.ts';

const run = z.object({ text: z.string(), weight: z.string().optional(), isSubtle: z.boolean().optional() });
const button = z.object({
  type: z.string(),
  title: z.string(),
  tooltip: z.string().optional(),
  verb: z.string().optional(),
  url: z.string().optional(),
  card: z.object({ body: z.array(z.unknown()) }).optional(),
});
const input = z.object({
  type: z.string().startsWith('Input.'),
  label: z.string(),
  isMultiline: z.boolean().optional(),
  isMultiSelect: z.boolean().optional(),
  style: z.string().optional(),
  isRequired: z.boolean().optional(),
  errorMessage: z.string().optional(),
  value: z.union([z.string(), z.number()]).optional(),
  choices: z.array(z.object({ title: z.string(), value: z.string() })).optional(),
});
const element = z.union([
  z.object({ type: z.literal('TextBlock'), text: z.string(), size: z.string() }),
  z.object({ type: z.literal('RichTextBlock'), inlines: z.array(run) }),
  z.object({ type: z.literal('Container'), items: z.array(z.unknown()), style: z.string().optional() }),
  z.object({ type: z.literal('ActionSet'), actions: z.array(button) }),
  z.object({ type: z.literal('Image'), altText: z.string() }),
  input,
]);

const said = ({ text, weight }: z.infer<typeof run>) => (weight ? `**${text}**` : text);

function pressable({ title, tooltip, verb, url, card }: z.infer<typeof button>): string[] {
  const does = card ? 'asks once more' : (verb ?? url);
  return [`( ${title} )${tooltip ? ` [${tooltip}]` : ''} → ${does}`, ...(card ? linesIn(card.body) : [])];
}

function field({ label, choices = [], value, ...more }: z.infer<typeof input>): string[] {
  const chosen = more.isMultiSelect ? String(value ?? '').split(',') : [String(value ?? '')];
  const typed = `  [ ${value ?? ''} ]${more.isMultiline ? ' in several lines' : ''}`;
  const each = choices.map((one) => `  ${chosen.includes(one.value) ? '●' : '○'} ${one.title}`);
  return [
    label,
    ...(choices.length > 0 ? each : [typed]),
    ...(more.isRequired ? [`  if left out: ${more.errorMessage}`] : []),
  ];
}

function linesOf(drawn: unknown): string[] {
  const one = element.parse(drawn);
  if ('inlines' in one) return [one.inlines.map(said).join('').replaceAll('****', '')];
  if ('items' in one) return [...(one.style ? [`[${one.style}]`] : ['']), ...linesIn(one.items)];
  if ('actions' in one) return one.actions.flatMap(pressable);
  if ('altText' in one) return [`picture: ${one.altText}`];
  if ('label' in one) return ['', ...field(one)];
  return [`${one.size === 'Large' ? '#' : '\n##'} ${one.text}`];
}

const linesIn = (body: unknown[]): string[] => body.flatMap(linesOf);

/** What Teams is sent, in lines that a person can read and approve. */
export function readTeams({ card, plain }: InTeams): string {
  const { body } = z.object({ body: z.array(z.unknown()) }).parse(card);
  return ['Teams, a card', '', ...linesIn(body), '', '--- plain text ---', plain, ''].join('\n');
}
