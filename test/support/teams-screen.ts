import { z } from 'zod';
import type { Seen } from '../doors/driver.ts';

const executeShape = z.object({
  type: z.literal('Action.Execute'),
  title: z.string(),
  tooltip: z.string().optional(),
  verb: z.string(),
  data: z.record(z.string(), z.unknown()),
});
const showCardShape = z.object({
  type: z.literal('Action.ShowCard'),
  title: z.string(),
  tooltip: z.string().optional(),
  card: z.object({ body: z.array(z.unknown()) }),
});
const openShape = z.object({ type: z.literal('Action.OpenUrl'), title: z.string(), url: z.string() });
const actionShape = z.union([executeShape, showCardShape, openShape]);

const choiceShape = z.object({ title: z.string(), value: z.string() });
const inputShape = z.object({
  type: z.string().startsWith('Input.'),
  id: z.string(),
  label: z.string(),
  value: z.union([z.string(), z.number()]).optional(),
  choices: z.array(choiceShape).optional(),
  isMultiSelect: z.boolean().optional(),
  style: z.string().optional(),
  isRequired: z.boolean().optional(),
  errorMessage: z.string().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
});

const runShape = z.object({ text: z.string() });
const elementShape = z.union([
  z.object({ type: z.literal('TextBlock'), text: z.string() }),
  z.object({ type: z.literal('RichTextBlock'), id: z.string().optional(), inlines: z.array(runShape) }),
  z.object({ type: z.literal('Container'), items: z.array(z.unknown()) }),
  z.object({ type: z.literal('ActionSet'), actions: z.array(actionShape) }),
  z.object({ type: z.literal('Image'), altText: z.string() }),
  inputShape,
]);
const cardShape = z.object({ type: z.literal('AdaptiveCard'), body: z.array(z.unknown()) });

export type Execute = z.infer<typeof executeShape>;
type Action = z.infer<typeof actionShape>;
export type Input = z.infer<typeof inputShape>;
type Element = z.infer<typeof elementShape>;

const isInput = (element: Element): element is Input => element.type.startsWith('Input.');

/** Every element of a card from top to bottom, those in containers in their place. */
function elementsOf(body: unknown[]): Element[] {
  return body.flatMap((one) => {
    const element = elementShape.parse(one);
    return element.type === 'Container' && 'items' in element ? elementsOf(element.items) : [element];
  });
}

const cardElements = (card: unknown): Element[] => elementsOf(cardShape.parse(card).body);

function wordsOf(element: Element): string[] {
  if ('inlines' in element) return [element.inlines.map((run) => run.text).join('')];
  if ('altText' in element) return [element.altText];
  if (isInput(element)) return [element.label];
  return 'text' in element ? [element.text] : [];
}

const actionsOf = (card: unknown): Action[] =>
  cardElements(card).flatMap((element) => ('actions' in element ? element.actions : []));

const isOwn = (action: Action) => 'verb' in action && action.verb.startsWith('#');

const labelOf = (action: Action) =>
  'tooltip' in action && action.tooltip ? `${action.title} [${action.tooltip}]` : action.title;

/** The inputs of a card. */
export const inputsOf = (card: unknown): Input[] => cardElements(card).filter(isInput);

/** What a client sends when a button is pressed; one that asks once more is pressed through. Undefined where there is none. */
export function findExecute(card: unknown, label: string): Execute | undefined {
  const named = (action: Action) => [action.title, 'tooltip' in action ? action.tooltip : undefined].includes(label);
  const action = actionsOf(card).find(named);
  if (!action || action.type === 'Action.OpenUrl') return undefined;
  if (action.type === 'Action.Execute') return action;
  const inner = elementsOf(action.card.body).flatMap((element) => ('actions' in element ? element.actions : []));
  return inner.find((one) => one.type === 'Action.Execute');
}

/** The button of a form with this verb; for Find, of this field. */
export const findVerb = (card: unknown, verb: string, field?: string): Execute | undefined =>
  actionsOf(card)
    .filter((action) => action.type === 'Action.Execute')
    .find(
      (action) =>
        action.verb === verb &&
        (!field || z.object({ '#form': z.object({ find: z.literal(field) }) }).safeParse(action.data).success),
    );

const isOffered = ({ value }: { value: string }) => value !== '#none';

/** What stands in an input, as a person reads it. */
function shownIn({ value, choices, isMultiSelect }: Input): string | string[] | undefined {
  if (value === undefined) return undefined;
  if (!choices) return String(value);
  const titles = String(value)
    .split(isMultiSelect ? ',' : /$^/)
    .map((one) => choices.find((choice) => choice.value === one)?.title ?? one);
  return isMultiSelect ? titles : titles[0];
}

type SeenField = NonNullable<Seen['form']>['fields'][number];

const labelled = (label: string) => ({
  label: label.replace(/ \(optional\)$/, ''),
  optional: label.endsWith(' (optional)'),
});

function fieldOf(input: Input, errors: Map<string, string>): SeenField {
  const shown = shownIn(input);
  const error = errors.get(input.id);
  const options = input.choices?.filter(isOffered).map((choice) => choice.title);
  return {
    id: input.id,
    ...labelled(input.label),
    ...(options && { options }),
    ...(shown !== undefined && { value: shown }),
    ...(error && { error }),
  };
}

/** A field with a search is a box to type in and, once something is found, a list to choose from: one field to a person. */
function fieldsOf(inputs: Input[], errors: Map<string, string>): SeenField[] {
  return inputs.flatMap((input) => {
    const [searched] = input.id.split('#words');
    if (searched === undefined || searched === input.id) return [fieldOf(input, errors)];
    return inputs.some((other) => other.id === searched)
      ? []
      : [{ ...fieldOf({ ...input, id: searched }, errors), options: [] }];
  });
}

function errorsOf(elements: Element[]): Map<string, string> {
  const errors = elements.flatMap((element): [string, string][] => {
    const id = 'id' in element && !isInput(element) ? element.id : undefined;
    return id?.endsWith('#error') ? [[id.replace('#error', ''), wordsOf(element).join('').replace('⚠ ', '')]] : [];
  });
  return new Map(errors);
}

/** A card as a person sees it. */
export function seeCard(card: unknown, plain: string | undefined, isPrivate: boolean): Seen {
  const elements = cardElements(card);
  const text = elements.flatMap(wordsOf).join('\n');
  const submit = findVerb(card, '#submit');
  const form = submit && {
    title: elements.flatMap(wordsOf)[0] ?? '',
    submit: submit.title,
    fields: fieldsOf(elements.filter(isInput), errorsOf(elements)),
  };
  const buttons = actionsOf(card)
    .filter((action) => !isOwn(action))
    .map(labelOf);
  return { plain: plain ?? text, text, buttons, ...(form && { form }), isPrivate };
}

/** What a client sends for the inputs of a card when some are filled in: option labels become values. Throws for an unknown one. */
export function fillIn(card: unknown, answers: Record<string, string | string[]>): Record<string, string> {
  const inputs = inputsOf(card);
  const filled = Object.fromEntries(
    inputs.filter((input) => input.value !== undefined).map((input) => [input.id, String(input.value)]),
  );
  for (const [id, answer] of Object.entries(answers)) {
    const input = inputs.find((one) => one.id === id);
    if (!input) throw new Error(`no field ${id} among: ${inputs.map((one) => one.id).join(', ')}`);
    filled[id] = [answer]
      .flat()
      .map((one) => choiceValue(input, one))
      .join(',');
  }
  return filled;
}

function choiceValue({ id, choices }: Input, answer: string): string {
  if (!choices) return answer;
  const choice =
    choices.find(({ title }) => title === answer) ?? choices.find(({ title }) => title.startsWith(`${answer} (`));
  if (!choice) throw new Error(`${id} offers no “${answer}”, only: ${choices.map(({ title }) => title).join(', ')}`);
  return choice.value;
}
