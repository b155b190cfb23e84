import { z } from 'zod';
import type { Seen } from '../../doors/driver.ts';
import type { Surface } from '../../doors/slack-driver.ts';
import { escapeHtml, pictureForSlack } from '../../gallery/picture-slack.ts';
import { type Block, blocksOf, type Leaf, offeredBy } from '../../support/slack-screen.ts';

const quoted = escapeHtml;

const titled = z.object({ text: z.string() });

const wordsOf = (leaf: Leaf) => (typeof leaf.text === 'string' ? leaf.text : (leaf.text?.text ?? ''));

function button(leaf: Leaf): string {
  const label = wordsOf(leaf);
  const spoken = leaf.accessibility_label ?? label;
  return `<button type="button" data-press="${quoted(spoken)}" aria-label="${quoted(spoken)}">${quoted(label)}</button>`;
}

const isChosen = (value: string | string[] | undefined, label: string) => [value ?? []].flat().includes(label);

const picks = (id: string, type: 'radio' | 'checkbox', labels: string[], value: string | string[] | undefined) =>
  labels
    .map(
      (label) =>
        `<label class="pick"><input type="${type}" name="${quoted(id)}" value="${quoted(label)}"${isChosen(value, label) ? ' checked' : ''}> ${quoted(label)}</label>`,
    )
    .join('');

/** The control for a field. Slack's own are nobody's to run here, so these are a browser's. */
function control(block: Block, value: string | string[] | undefined): string {
  const id = block.block_id ?? '';
  const element = block.element;
  const labels = offeredBy(element).map((one) => one.label);
  const text = `name="${quoted(id)}" aria-label="${quoted(block.label?.text ?? '')}" value="${quoted(String(value ?? ''))}"`;
  switch (element?.type) {
    case 'checkboxes':
    case 'multi_static_select':
      return picks(id, 'checkbox', labels, value);
    case 'radio_buttons':
    case 'static_select':
      return picks(id, 'radio', labels, value);
    case 'external_select':
      return `<input type="search" data-search="${quoted(id)}" aria-label="${quoted(block.label?.text ?? '')}"><div data-found="${quoted(id)}"></div>`;
    case 'datepicker':
      return `<input type="date" ${text}>`;
    case 'timepicker':
      return `<input type="time" ${text}>`;
    default:
      return `<input type="text" ${text}>`;
  }
}

function field(block: Block, seen: Seen): string {
  const shown = seen.form?.fields.find((one) => one.id === block.block_id);
  const hint = block.hint ? `<div class="hint">${quoted(block.hint.text)}</div>` : '';
  const error = shown?.error ? `<div class="error" role="alert">${quoted(shown.error)}</div>` : '';
  const many = block.element?.type === 'checkboxes' || block.element?.type === 'multi_static_select';
  const title = `<legend>${quoted(block.label?.text ?? '')}</legend>`;
  return `<fieldset data-field="${quoted(block.block_id ?? '')}" data-many="${many}">${title}${control(block, shown?.value)}${hint}${error}</fieldset>`;
}

function drawBlock(block: Block, seen: Seen): string {
  if (block.type === 'actions') return `<div class="row">${(block.elements ?? []).map(button).join('')}</div>`;
  if (block.type === 'input') return field(block, seen);
  return pictureForSlack({ on: 'message', payload: { blocks: [block] } });
}

const body = (blocks: unknown[], seen: Seen) =>
  blocksOf(blocks)
    .map((block) => drawBlock(block, seen))
    .join('');

/** What is shown: a message in the chat, or a window over it with its button. */
export function drawScreen(seen: Seen, surface: Surface): { kind: 'message' | 'window'; html: string } {
  if ('message' in surface)
    return { kind: 'message', html: `<article class="message">${body(surface.message.blocks, seen)}</article>` };
  const { form } = seen;
  const foot = form
    ? `<footer><button type="button" data-submit class="main">${quoted(form.submit)}</button></footer>`
    : '';
  const title = form?.title ?? titled.safeParse(surface.view.title).data?.text ?? '';
  const html = `<div role="dialog" aria-label="${quoted(title)}"><h2>${quoted(title)}</h2>${body(surface.view.blocks, seen)}${foot}</div>`;
  return { kind: 'window', html };
}
