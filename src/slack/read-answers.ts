import { z } from 'zod';
import type { Answers } from '../core/form.ts';

const option = z.object({ value: z.string(), text: z.object({ text: z.string() }).optional() });

const element = z.object({
  value: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
});

/** The state of a modal as Slack sends it: by block, then by action. */
export const stateShape = z.object({ values: z.record(z.string(), z.record(z.string(), element)) });

type Element = z.infer<typeof element>;

function answerOf(given: Element): string | string[] | undefined {
  if (given.selected_options) return given.selected_options.map((chosen) => chosen.value);
  return given.selected_option?.value ?? given.selected_date ?? given.selected_time ?? given.value ?? undefined;
}

const elementsOf = ({ values }: z.infer<typeof stateShape>) =>
  Object.entries(values).flatMap(([field, actions]) =>
    Object.values(actions)
      .slice(0, 1)
      .map((given): [string, Element] => [field, given]),
  );

/** What was typed or chosen, by field; a field left empty is not there. */
export function readAnswers(state: z.infer<typeof stateShape>): Answers {
  const answers: Answers = {};
  for (const [field, given] of elementsOf(state)) {
    const answered = answerOf(given);
    if (answered !== undefined) answers[field] = answered;
  }
  return answers;
}

/** The labels a person saw of what they chose, by value. */
export const readLabels = (state: z.infer<typeof stateShape>): Record<string, string> =>
  Object.fromEntries(
    elementsOf(state)
      .map(([, given]) => given.selected_option)
      .filter((chosen) => chosen?.text !== undefined)
      .map((chosen) => [chosen?.value ?? '', chosen?.text?.text ?? '']),
  );
