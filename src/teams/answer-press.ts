import type { Outcome } from '../core/command.ts';
import type { Form } from '../core/form.ts';
import type { Asked } from '../core/ports.ts';
import { cancelled, type Drawn, destinationOf, draw, type Way } from './answer.ts';
import { type Desk, describe, says, writePrivately } from './desk.ts';
import type { Turn } from './identify.ts';
import { type Pressed, readPress } from './read-interaction.ts';
import type { Found } from './render-field.ts';

/**
 * What a press gets at once: a card in place of the one pressed, which Teams shows to the presser alone, or a line below it.
 * `keeps` says whose message changes for good: everybody's, only one that nobody else sees, or none (a form still being filled in).
 */
export type PressAnswer =
  | { kind: 'card'; drawn: Drawn; keeps: 'for all' | 'in private' | 'not' }
  | { kind: 'said'; words: string };

type FormPressed = Extract<Pressed, { kind: 'form' }>;

const said = (words: string): PressAnswer => ({ kind: 'said', words });

type Keeps = Extract<PressAnswer, { kind: 'card' }>['keeps'];

const inPlace = (drawn: Drawn, keeps: Keeps): PressAnswer => ({ kind: 'card', drawn, keeps });

// A form that changed under somebody's fingers would lose what they are typing.
const keepsOf = ({ kind }: Outcome): Keeps => (kind === 'ask' ? 'not' : 'in private');

async function isPosted({ conversations, log }: Desk, { spot }: Turn, drawn: Drawn): Promise<boolean> {
  try {
    await conversations.post(spot, drawn);
    return true;
  } catch (error) {
    log.warn({ platform: 'teams', ...describe(error) }, 'An answer could not be posted: it is shown in place');
    return false;
  }
}

/** Sends an answer where it belongs. What cannot be sent is shown in place of the card, so that it is not lost. */
async function send(desk: Desk, turn: Turn, drawn: Drawn, way: Way, outcome: Outcome): Promise<PressAnswer> {
  const destination = destinationOf(outcome, way, turn.place);
  switch (destination) {
    case 'in place':
      return inPlace(drawn, keepsOf(outcome));
    case 'in place for all':
      return inPlace(drawn, 'for all');
    case 'here and in place':
      await isPosted(desk, turn, drawn);
      return inPlace(drawn, keepsOf(outcome));
    case 'here':
      return (await isPosted(desk, turn, drawn)) ? said(says.below) : inPlace(drawn, 'not');
    case 'own chat':
      return (await writePrivately(desk, turn, drawn)) ? said(says.inOwnChat) : inPlace(drawn, 'not');
    default:
      return destination satisfies never;
  }
}

/** The words to look up for a search field: those of its Find, of an earlier one, or typed without pressing it. */
function wordsSought(id: string, { find, sought, searched, wanted }: FormPressed): string | undefined {
  const typed = String(sought[id] ?? '').trim();
  if (find === id) return typed;
  const isChosen = Boolean(wanted.answers?.[id]);
  return !isChosen && typed !== '' ? typed : searched[id];
}

async function lookUp({ dispatcher }: Desk, { account, place }: Turn, form: Form, pressed: FormPressed) {
  const found: Record<string, Found> = {};
  for (const field of form.fields) {
    if (field.kind !== 'search') continue;
    const words = wordsSought(field.id, pressed);
    if (words === undefined) continue;
    const options = words === '' ? [] : await dispatcher.search(account, place, field.source, words);
    found[field.id] = { words, options };
  }
  return found;
}

/** Whether this is the form that was pressed, drawn once more: the next step of a form starts with nothing found. */
const isAgain = ({ errors, problem }: Form, { find }: FormPressed) =>
  find !== undefined || problem !== undefined || errors !== undefined;

/** A search begins anew: what was chosen from the last one is not an answer any more. */
function withoutSought({ wanted, find }: FormPressed): FormPressed['wanted'] {
  const answers = Object.entries(wanted.answers ?? {}).filter(([id]) => id !== find);
  return { ...wanted, answers: Object.fromEntries(answers) };
}

async function answerForm(desk: Desk, turn: Turn, pressed: FormPressed): Promise<PressAnswer> {
  const { account, place } = turn;
  const asked: Extract<Asked, { runs: string }> = { account, place, ...withoutSought(pressed) };
  const outcome = pressed.find ? await desk.dispatcher.reopen(asked) : await desk.dispatcher.dispatch(asked);
  const isForm = outcome.kind === 'ask' && isAgain(outcome.form, pressed);
  const found = isForm ? await lookUp(desk, turn, outcome.form, pressed) : {};
  return send(desk, turn, draw(outcome, { user: account.user, now: desk.clock(), found }), 'form', outcome);
}

async function answerButton(desk: Desk, turn: Turn, pressed: Extract<Pressed, { kind: 'button' }>) {
  const { account, place } = turn;
  const outcome = await desk.dispatcher.dispatch({ account, place, ...pressed.wanted });
  return send(desk, turn, draw(outcome, { user: account.user, now: desk.clock() }), 'button', outcome);
}

/** Answers a press on a card. */
export async function answerPress(desk: Desk, turn: Turn): Promise<PressAnswer> {
  const pressed = readPress(turn);
  switch (pressed.kind) {
    case 'button':
      return answerButton(desk, turn, pressed);
    case 'form':
      return answerForm(desk, turn, pressed);
    case 'cancel':
      return inPlace(cancelled(desk.clock()), 'in private');
    case 'not theirs':
      return said(says.notTheirs);
    case 'unknown':
      return said(says.older);
    default:
      return pressed satisfies never;
  }
}

/** Sends afterwards, as a message, an answer that came too late to be shown in place. */
export async function sendAfterwards(desk: Desk, turn: Turn, answer: PressAnswer): Promise<void> {
  if (answer.kind === 'said') return;
  if (answer.keeps === 'for all') await desk.conversations.post(turn.spot, answer.drawn);
  else await writePrivately(desk, turn, answer.drawn);
}
