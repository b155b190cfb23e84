import type { Outcome } from '../core/command.ts';
import type { Place } from '../core/people.ts';
import { pressTokens } from '../core/press.ts';
import { sayForm, sayView } from '../core/say.ts';
import type { Card } from './card.ts';
import type { Found } from './render-field.ts';
import { renderForm } from './render-form.ts';
import { inRoom, renderNotice, renderView } from './render-view.ts';

/** An answer as it is shown: a card, and its words for screen readers and notifications. */
export type Drawn = { card: Card; plain: string };

/** Whom an answer is drawn for, when, and what the search fields of a form found, by field. */
export type Reader = { user: string; now: Date; found?: Record<string, Found> };

/** Draws an outcome. */
export function draw(outcome: Outcome, { user, now, found = {} }: Reader): Drawn {
  const drawing = { now, press: pressTokens() };
  switch (outcome.kind) {
    case 'reply':
      return { card: renderView(outcome.view, drawing), plain: sayView(outcome.view, now) };
    case 'ask': {
      const wrong = Object.values(outcome.form.errors ?? {});
      const plain = [sayForm(outcome.form, now), ...wrong].join('\n');
      return { card: renderForm(outcome.form, drawing, { user, found }), plain };
    }
    case 'refuse':
      return {
        card: inRoom((room) => [renderNotice('problem', outcome.message, { ...drawing, room })]),
        plain: outcome.message,
      };
    default:
      return outcome satisfies never;
  }
}

/** What stands in place of a form that was cancelled. */
export const cancelled = (now: Date): Drawn =>
  draw(
    { kind: 'reply', audience: 'actor', view: { title: '', blocks: [{ kind: 'text', text: 'Nothing was saved.' }] } },
    { user: '', now },
  );

/** How somebody asked: in words, with a button, or with a form. */
export type Way = 'words' | 'button' | 'form';

/**
 * Where an answer goes. 'here': a new message in the same conversation. 'own chat': the person's own chat with the bot.
 * 'in place': instead of the card that was pressed, which Teams shows to the presser alone; 'in place for all': to everybody.
 * 'here and in place': a message for all, and the presser's form is done.
 */
export type Destination = 'here' | 'own chat' | 'in place' | 'in place for all' | 'here and in place';

function fromForm(outcome: Outcome, isShared: boolean): Destination {
  // What cannot become a form again must not take away what was typed.
  if (outcome.kind === 'refuse') return isShared ? 'own chat' : 'here';
  const isForAll = isShared && outcome.kind === 'reply' && outcome.audience === 'channel';
  return isForAll ? 'here and in place' : 'in place';
}

function fromButton(outcome: Outcome, isShared: boolean): Destination {
  if (outcome.kind === 'reply' && outcome.audience === 'channel' && isShared) {
    return outcome.replaces ? 'in place for all' : 'here';
  }
  if (outcome.kind === 'reply' && outcome.replaces) return 'in place';
  // A form takes the card's place only where the others still see the card.
  if (isShared) return outcome.kind === 'ask' ? 'in place' : 'own chat';
  return 'here';
}

/** Where an answer goes, so that nobody sees what is not for them and nobody loses the list they chose from. */
export function destinationOf(outcome: Outcome, way: Way, place: Place): Destination {
  const isShared = place.kind !== 'personal';
  if (way === 'form') return fromForm(outcome, isShared);
  if (way === 'button') return fromButton(outcome, isShared);
  const isForAll = outcome.kind === 'reply' && outcome.audience === 'channel';
  return isForAll || !isShared ? 'here' : 'own chat';
}
