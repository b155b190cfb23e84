import type { InputBlock, KnownBlock, PlainTextOption } from '@slack/types';
import type { Field, Option } from '../core/form.ts';
import { clockTimeSchema, daySchema } from '../core/uk-time.ts';
import { cut, limits, plainText, shortened } from './limits.ts';
import { paragraph } from './render-text.ts';

type Element = InputBlock['element'];
type OfKind<Kind extends Field['kind']> = Extract<Field, { kind: Kind }>;

/** One answer to choose, as Slack takes it. */
export const renderOption = ({ value, label, detail }: Option): PlainTextOption => ({
  text: plainText(shortened(label.trim(), limits.option), limits.option),
  value,
  ...(detail && { description: plainText(detail, limits.option) }),
});

function typing(field: OfKind<'text' | 'long-text'>, action_id: string): Element {
  const max_length = Math.min(field.max, limits.typed);
  return {
    type: 'plain_text_input',
    action_id,
    multiline: field.kind === 'long-text',
    max_length,
    ...(field.value && { initial_value: cut(field.value, max_length) }),
  };
}

function counting({ min, max, value }: OfKind<'number'>, action_id: string): Element {
  const isWithin = value !== undefined && value.trim() !== '' && Number(value) >= min && Number(value) <= max;
  return {
    type: 'number_input',
    action_id,
    is_decimal_allowed: false,
    min_value: String(min),
    max_value: String(max),
    ...(isWithin && { initial_value: value }),
  };
}

const dating = ({ value }: OfKind<'date' | 'time'>, action_id: string): Element => ({
  type: 'datepicker',
  action_id,
  ...(value && daySchema.safeParse(value).success && { initial_date: value }),
});

const timing = ({ value }: OfKind<'date' | 'time'>, action_id: string): Element => ({
  type: 'timepicker',
  action_id,
  ...(value && clockTimeSchema.safeParse(value).success && { initial_time: value }),
});

function choosing(field: OfKind<'choice'>, action_id: string): Element {
  const options = field.options.slice(0, limits.options).map(renderOption);
  const chosen = options.find((option) => option.value === field.value);
  const common = { action_id, options, ...(chosen && { initial_option: chosen }) };
  return options.length <= limits.ticks
    ? { type: 'radio_buttons', ...common }
    : { type: 'static_select', placeholder: plainText('Choose one', limits.label), ...common };
}

function ticking(field: OfKind<'choices'>, action_id: string): Element {
  const options = field.options.slice(0, limits.options).map(renderOption);
  const ticked = options.filter((option) => field.value?.includes(option.value ?? ''));
  const common = { action_id, options, ...(ticked.length > 0 && { initial_options: ticked }) };
  return options.length <= limits.ticks
    ? { type: 'checkboxes', ...common }
    : { type: 'multi_static_select', placeholder: plainText('Choose one or more', limits.label), ...common };
}

const searching = ({ value }: OfKind<'search'>, action_id: string): Element => ({
  type: 'external_select',
  action_id,
  min_query_length: 2,
  placeholder: plainText('Type at least two letters', limits.label),
  ...(value && { initial_option: renderOption(value) }),
});

function elementOf(field: Field, action_id: string): Element {
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return typing(field, action_id);
    case 'number':
      return counting(field, action_id);
    case 'date':
      return dating(field, action_id);
    case 'time':
      return timing(field, action_id);
    case 'choice':
      return choosing(field, action_id);
    case 'choices':
      return ticking(field, action_id);
    case 'search':
      return searching(field, action_id);
    default:
      return field satisfies never;
  }
}

const hasNothingToChoose = (field: Field) => 'options' in field && field.options.length === 0;

/** What a search field's action is called, so that what is typed there is looked up in the right source. */
const searchAction = (source: string) => `search ${source}`;

/**
 * A field. Its block is named after it, so that an error finds it; its action belongs to this form alone,
 * because Slack keeps what was typed in the next form wherever block and action are called the same.
 */
export function renderField(field: Field, form: string): KnownBlock[] {
  if (hasNothingToChoose(field))
    return paragraph([{ type: 'text', text: `${field.label}: nothing to choose from yet.` }]);
  const action = field.kind === 'search' ? searchAction(field.source) : 'answer';
  const input: InputBlock = {
    type: 'input',
    block_id: field.id,
    label: plainText(field.label, limits.label),
    optional: field.optional ?? false,
    element: elementOf(field, `${action} ${form}`),
    ...(field.help && { hint: plainText(field.help, limits.label) }),
  };
  return [input];
}
