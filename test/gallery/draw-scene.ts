import type { View } from '../../src/core/view.ts';
import { renderForm } from '../../src/slack/render-form.ts';
import { renderHome, renderMessage, renderModal } from '../../src/slack/render-view.ts';
import { viewOf } from '../../src/slack/show.ts';
import { draw } from '../../src/teams/answer.ts';
import type { Surface } from '../support/slack-limits.ts';
import type { Scene } from './stage.ts';

/** What Slack is sent for a scene: a message with its plain text, a modal or a home. */
export type InSlack = { on: Surface; payload: Record<string, unknown> & { text?: string } };

/** What Teams is sent for a scene: a card, and its words for screen readers and notifications. */
export type InTeams = { card: Record<string, unknown>; plain: string };

/** Press tokens in order: the same picture every time. */
function counting() {
  let count = 0;
  return () => {
    count += 1;
    return `press-${count}`;
  };
}

function onSurface(view: View, on: Surface, now: Date): InSlack {
  const drawing = { now, press: counting() };
  const payloads = { message: renderMessage, home: renderHome, modal: renderModal };
  return { on, payload: { ...payloads[on](view, drawing) } };
}

/** Both doors keep the label of what was found and chosen. */
function labelled({ outcome, labels = {} }: Scene): Scene['outcome'] {
  if (outcome.kind !== 'ask') return outcome;
  const fields = outcome.form.fields.map((field) => {
    const label = field.kind === 'search' && field.value ? labels[field.value.value] : undefined;
    return field.kind === 'search' && field.value && label ? { ...field, value: { ...field.value, label } } : field;
  });
  return { ...outcome, form: { ...outcome.form, fields } };
}

/** A scene as Slack's door draws it. */
export function drawForSlack(scene: Scene): InSlack {
  const { on, now } = scene;
  const outcome = labelled(scene);
  if (outcome.kind !== 'ask') return onSurface(viewOf(outcome), on, now);
  const drawing = { now, press: counting() };
  return { on: 'modal', payload: { ...renderForm(outcome.form, drawing, { user: 'U1', press: 'press-0' }) } };
}

/** The same wherever Slack can show it: an answer may come as a message, at home or in a form's window. */
export const drawEverywhereInSlack = (scene: Scene): InSlack[] =>
  scene.outcome.kind === 'ask'
    ? [drawForSlack(scene)]
    : (['message', 'home', 'modal'] as const).map((on) => drawForSlack({ ...scene, on }));

/** A scene as Teams' door draws it. */
export function drawForTeams(scene: Scene): InTeams {
  const { now, found = {} } = scene;
  const { card, plain } = draw(labelled(scene), { user: 'one', now, found });
  return { card: { ...card }, plain };
}
