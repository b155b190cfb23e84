import { z } from 'zod';
import { type Refusal, refuse } from '../core/command.ts';

/** A version as a form carries it unseen: that of what stood in it when it was opened. */
export const seenVersion = z.coerce.number().int().optional();

/** No, where somebody else changed something while a form about it was open; what was typed is kept, with what to do now. */
export const changedMeanwhile = <Mark extends string | number>(
  what: string,
  is: Mark,
  seen: Mark | undefined,
  now = 'look at them once more, and save again.',
): Refusal | undefined =>
  seen === undefined || seen === is
    ? undefined
    : refuse('changed meanwhile', `Somebody else has changed ${what} meanwhile. Your answers are still here: ${now}`);
