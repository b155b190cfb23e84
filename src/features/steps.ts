import { type Refusal, refuse } from '../core/command.ts';
import type { Form } from '../core/form.ts';
import { sayPast, ukDay } from '../core/uk-time.ts';

// A long form in steps: each is saved by itself, left and continued on either platform.

type Step<Name> = Omit<Form, 'submit' | 'step' | 'title' | 'shortTitle'> & {
  all: Name[];
  step: Name;
  words: { title: string; short: string };
};

/** One step of a long form: all but the last go on to the next. */
export const stepForm = <Name extends string>({ all, step, words, ...form }: Step<Name>): Form => ({
  ...form,
  title: words.title,
  shortTitle: words.short,
  submit: all.at(-1) === step ? 'Save this step' : 'Save and go on',
  step: [all.indexOf(step) + 1, all.length],
});

/** The step to ask next: the one that follows, unless it was saved before. */
export function stepAfter<Name extends string>(all: Name[], step: Name, isSaved: (one: Name) => boolean) {
  const next = all[all.indexOf(step) + 1];
  return next !== undefined && !isSaved(next) ? next : undefined;
}

/** The step was saved elsewhere while the form was open; what was typed is kept. */
export const savedMeanwhile = (who: string, at: Date, now: Date, what: string): Refusal =>
  refuse(
    'saved meanwhile',
    `${who} saved this step ${sayPast(at, ukDay(now))}. Your answers are still here: save again to put them in place of those, or close this and open the ${what} to read them.`,
  );
