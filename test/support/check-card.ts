import { createRequire } from 'node:module';
import type * as Cards from 'adaptivecards';

// The package's own modules name each other without an extension, which Node does not resolve; its bundle works everywhere.
const cards: typeof Cards = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js');

/** A budget in bytes of UTF-16: Teams itself takes about 100 KB. */
const budget = 28 * 1024;

const isNode = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What Microsoft's own parser has to say. */
function parserFaults(card: unknown): string[] {
  const context = new cards.SerializationContext(cards.Versions.v1_5);
  const parsed = new cards.AdaptiveCard();
  parsed.hostConfig = new cards.HostConfig({ actions: { maxActions: 6 } });
  parsed.parse(card, context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  return [...events, ...parsed.validateProperties().validationEvents.map((event) => event.message)];
}

const linkFaults = (address: unknown): string[] =>
  text(address).startsWith('https://') ? [] : [`opens ${text(address) || 'nothing'}: https only`];

function actionFaults(action: Record<string, unknown>): string[] {
  return [
    ...(text(action.title) === '' ? ['action without title'] : []),
    ...(action.type === 'Action.Execute' && text(action.verb) === '' ? ['Action.Execute without verb'] : []),
    ...(action.type === 'Action.OpenUrl' ? linkFaults(action.url) : []),
    ...(['Action.Submit', 'Action.Http'].includes(text(action.type)) ? [`${text(action.type)} is not used here`] : []),
    ...('style' in action ? ['Teams shows no style on an action'] : []),
  ];
}

function inputFaults(input: Record<string, unknown>): string[] {
  const choices = Array.isArray(input.choices) ? input.choices.filter(isNode) : [];
  return [
    ...(text(input.label) === '' ? [`${text(input.type)} without label`] : []),
    ...(input.isRequired && text(input.errorMessage) === '' ? [`${text(input.type)} required without message`] : []),
    ...(input.type === 'Input.ChoiceSet' && choices.length === 0 ? ['choice without choices'] : []),
    ...(choices.some((choice) => text(choice.value).includes(',')) ? ['a choice’s value has a comma'] : []),
  ];
}

/** The rules of Teams that the parser does not know, for one element. */
function nodeFaults(node: Record<string, unknown>): string[] {
  const type = text(node.type);
  if (type.startsWith('Action.')) return actionFaults(node);
  if (type.startsWith('Input.')) return inputFaults(node);
  const actions = Array.isArray(node.actions) ? node.actions.length : 0;
  return [
    ...(type === 'TextBlock' && node.wrap !== true ? ['TextBlock without wrap is cut off on phones'] : []),
    ...((type === 'TextBlock' || type === 'TextRun') && text(node.text) === '' ? [`${type} without text`] : []),
    ...(type === 'TextBlock' && /[*_`[\]]/.test(text(node.text)) ? ['Markdown in a TextBlock'] : []),
    ...(type === 'FactSet' ? ['FactSet reads Markdown'] : []),
    ...(type === 'Image' && text(node.altText) === '' ? ['Image without altText'] : []),
    ...(type === 'Image' ? linkFaults(node.url) : []),
    ...(type === 'Media' ? ['Teams shows no media'] : []),
    ...(actions > 6 ? ['more than 6 actions'] : []),
    ...('refresh' in node ? ['refresh is not used here'] : []),
  ];
}

function walk(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => walk(one, `${path}[${index}]`));
  if (!isNode(value)) return [];
  const below = Object.entries(value).filter(([key]) => key !== 'data');
  return [
    ...nodeFaults(value).map((fault) => `${path}: ${fault}`),
    ...below.flatMap(([key, one]) => walk(one, `${path}.${key}`)),
  ];
}

/** Everything Teams would not draw, or draw badly; nothing for a good card. */
export function checkCard(card: unknown): string[] {
  if (!isNode(card)) return ['no card'];
  const bytes = JSON.stringify(card).length * 2;
  return [
    ...(card.type === 'AdaptiveCard' ? [] : ['type must be AdaptiveCard']),
    ...(card.version === '1.5' ? [] : [`version ${text(card.version)}: Teams’ bots use 1.5`]),
    ...(bytes > budget ? [`${bytes} bytes of UTF-16: over the budget of ${budget}`] : []),
    ...parserFaults(card),
    ...walk(card, 'card'),
  ];
}
