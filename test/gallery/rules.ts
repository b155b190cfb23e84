import { sayForm, sayView } from '../../src/core/say.ts';
import type { Action } from '../../src/core/view.ts';
import { actionsOf } from '../support/house-people.ts';
import type { Scene } from './stage.ts';

/** Names stand on buttons as they are: a hub's, a place's, or the words somebody typed. */
const isName = (action: Action) =>
  'runs' in action &&
  (action.runs === 'choose-hub' ||
    action.input?.area === action.label ||
    action.label.includes(`${action.input?.words}`));

const repeated = (names: string[]) => names.filter((name, index) => names.indexOf(name) !== index);

const buttonsOf = ({ outcome }: Scene): Action[] => (outcome.kind === 'reply' ? actionsOf(outcome.view) : []);

/** What the bot's manner of speaking (docs of the voice) has against a scene; nothing for a good one. */
export function againstVoice(scene: Scene): string[] {
  const { outcome, now } = scene;
  const buttons = buttonsOf(scene);
  const spoken = buttons.map((action) => ('spoken' in action && action.spoken) || action.label);
  const title = outcome.kind === 'ask' ? outcome.form.title : outcome.kind === 'reply' ? outcome.view.title : '';
  const said =
    outcome.kind === 'ask'
      ? sayForm(outcome.form, now)
      : outcome.kind === 'reply'
        ? sayView(outcome.view, now)
        : outcome.message;
  const labels = [
    ...buttons.filter((action) => !isName(action)).map(({ label }) => label),
    ...(outcome.kind === 'ask' ? [outcome.form.submit] : []),
  ];
  const mains = buttons.filter((action) => 'tone' in action && action.tone === 'main');
  return [
    ...(title.length > 40 ? [`the title has ${title.length} characters: ${title}`] : []),
    ...(said.trim() === '' ? ['nothing is said in plain text'] : []),
    ...(said.startsWith(title) ? [] : ['the plain text does not begin with the title']),
    ...labels
      .filter((label) => label.length > 20)
      .map((label) => `the button “${label}” has ${label.length} characters`),
    ...repeated(spoken).map((name) => `two buttons are spoken “${name}”`),
    ...(mains.length > 1 ? [`${mains.length} main buttons`] : []),
    ...(outcome.kind === 'ask' && outcome.form.fields.length > 7 ? ['more than seven fields'] : []),
    ...(outcome.kind === 'ask' && outcome.form.shortTitle.length > 24 ? ['the short title is too long for Slack'] : []),
    ...(/!|successful|please note|invalid|illegal|unauthorised|\buser\b/i.test(said.replace(/<!\w+>/g, ''))
      ? [`a word that we do not use: ${said}`]
      : []),
  ];
}
