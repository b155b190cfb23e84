import type { Outcome } from '../core/command.ts';
import type { Asked } from '../core/ports.ts';
import type { Caller, Means } from './means.ts';
import { openForm } from './open-form.ts';
import { show } from './show.ts';
import { withWayBack } from './wording.ts';

/** A press on the home shows its answer there, with the way back. */
function atHome(outcome: Outcome, caller: Caller, asked: Asked): Outcome {
  const isElsewhere = 'runs' in asked && asked.runs !== 'home';
  if (outcome.kind !== 'reply' || caller.origin.kind !== 'home' || !isElsewhere) return outcome;
  return { ...outcome, view: withWayBack(outcome.view) };
}

/**
 * The reply table: what a command answered, shown where it was asked.
 *
 * | asked in | an answer | a no | a form |
 * |---|---|---|---|
 * | command, message | response_url, else their chat | the same | a modal, else a button that opens it |
 * | home | the home | a modal over it | a modal, else a button on the home |
 * | modal | the same modal, else their chat | the same | the same modal |
 * | chat | a message there | a message there | a message with a button that opens it |
 */
export async function answer(means: Means, caller: Caller, asked: Asked, outcome: Outcome): Promise<void> {
  if (outcome.kind === 'ask') return openForm(means, caller, asked, outcome.form);
  const shown = atHome(outcome, caller, asked);
  if (shown.kind !== 'ask') await show(means, caller, shown);
}
