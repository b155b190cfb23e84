import type { ActionsBlock, Button, Confirm } from '@slack/types';
import type { Action } from '../core/view.ts';
import { carry } from './carried.ts';
import { isShowable, limits, plainText, shortened } from './limits.ts';

/** What drawing needs: the time that words are worded for, and a new press token for each button or form. */
export type Drawing = { now: Date; press: () => string };

/** A button that runs a command. */
export type Running = Extract<Action, { runs: string }>;

const confirmation = (action: Running, question: string): Confirm => ({
  title: plainText('Are you sure?', limits.confirmTitle),
  text: plainText(question, limits.confirmText),
  confirm: plainText(action.label, limits.confirmButton),
  deny: plainText('Go back', limits.confirmButton),
  ...(action.tone === 'danger' && { style: 'danger' }),
});

const style = { main: { style: 'primary' }, danger: { style: 'danger' } } as const;

function runningButton(action: Running, index: number, drawing: Drawing): Button[] {
  const { label, spoken, runs, input, version, tone, confirm } = action;
  const value = carry({ r: runs, i: input ?? {}, p: drawing.press(), ...(version !== undefined && { v: version }) });
  // A shortened value would run something else: better no button than a wrong one.
  if (value.length > limits.buttonValue) return [];
  const button: Button = {
    type: 'button',
    action_id: `run.${index}`,
    text: plainText(label, limits.buttonLabel),
    value,
    ...(tone && style[tone]),
    ...(spoken && { accessibility_label: shortened(spoken, limits.buttonLabel) }),
    ...(confirm && { confirm: confirmation(action, confirm) }),
  };
  return [button];
}

function openingButton(action: { label: string; opens: string }, index: number): Button[] {
  if (!isShowable(action.opens)) return [];
  const text = plainText(action.label, limits.buttonLabel);
  return [{ type: 'button', action_id: `open.${index}`, text, url: action.opens }];
}

/** Rows of buttons: Slack takes so many in one, so more make more rows; none when there is nothing to press. */
export function renderButtons(actions: Action[], drawing: Drawing): ActionsBlock[] {
  const buttons = actions.flatMap((action, index) =>
    'runs' in action ? runningButton(action, index, drawing) : openingButton(action, index),
  );
  const rows = Math.ceil(buttons.length / limits.buttons);
  return Array.from({ length: rows }, (_, row) => ({
    type: 'actions',
    elements: buttons.slice(row * limits.buttons, (row + 1) * limits.buttons),
  }));
}
