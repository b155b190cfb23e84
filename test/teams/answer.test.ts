import { describe, expect, test } from 'vitest';
import { type Outcome, refuse } from '../../src/core/command.ts';
import type { Place } from '../../src/core/people.ts';
import { type Destination, destinationOf, draw, type Way } from '../../src/teams/answer.ts';
import { checkCard } from '../support/check-card.ts';
import { everyField, now, shown } from '../support/teams-samples.ts';

const kinds: Place['kind'][] = ['personal', 'group', 'channel'];
const outcomes: Record<string, Outcome> = {
  'a private view': shown('Yours'),
  'a private view that replaces': shown('Yours', { replaces: true }),
  'a view for all': shown('Ours', { audience: 'channel' }),
  'a view for all that replaces': shown('Ours', { audience: 'channel', replaces: true }),
  'a form': { kind: 'ask', form: everyField },
  'a refusal': refuse('no', 'No.'),
};
const view = (name: string): Outcome => outcomes[name] ?? shown('');

describe.each<[Way, string, Destination, Destination]>([
  ['words', 'a private view', 'here', 'own chat'],
  ['words', 'a private view that replaces', 'here', 'own chat'],
  ['words', 'a view for all', 'here', 'here'],
  ['words', 'a form', 'here', 'own chat'],
  ['words', 'a refusal', 'here', 'own chat'],
  ['button', 'a private view', 'here', 'own chat'],
  ['button', 'a private view that replaces', 'in place', 'in place'],
  ['button', 'a view for all', 'here', 'here'],
  ['button', 'a view for all that replaces', 'in place', 'in place for all'],
  ['button', 'a form', 'here', 'in place'],
  ['button', 'a refusal', 'here', 'own chat'],
  ['form', 'a private view', 'in place', 'in place'],
  ['form', 'a view for all', 'in place', 'here and in place'],
  ['form', 'a form', 'in place', 'in place'],
  ['form', 'a refusal', 'here', 'own chat'],
])('asked by %s, %s goes', (way, name, inPrivate, amongOthers) => {
  test.each(kinds)('in a %s chat where only those see it who may', (kind) => {
    const place = { kind, workspace: '', conversation: 'c' };
    expect(destinationOf(view(name), way, place)).toBe(kind === 'personal' ? inPrivate : amongOthers);
  });
});

test('nothing private is ever a message in a shared conversation', () => {
  const place: Place = { kind: 'channel', workspace: '', conversation: 'c' };
  const isPublic = (outcome: Outcome) => outcome.kind === 'reply' && outcome.audience === 'channel';
  for (const outcome of Object.values(outcomes)) {
    for (const way of ['words', 'button', 'form'] as const) {
      const destination = destinationOf(outcome, way, place);
      if (!isPublic(outcome)) expect(['own chat', 'in place']).toContain(destination);
    }
  }
});

test.each(Object.entries(outcomes))('%s is a card that Teams draws, with words beside it', (_name, outcome) => {
  const { card, plain } = draw(outcome, { user: 'ann', now });
  expect(checkCard(card)).toEqual([]);
  expect(plain).not.toBe('');
});

test('what is wrong in a form is also in its words', () => {
  const form = { ...everyField, errors: { title: 'Use another title.' } };
  expect(draw({ kind: 'ask', form }, { user: 'ann', now }).plain).toContain('Use another title.');
});
