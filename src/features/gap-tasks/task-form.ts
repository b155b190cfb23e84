import { z } from 'zod';
import type { Field } from '../../core/form.ts';
import { daySchema } from '../../core/uk-time.ts';
import type { GapTask } from '../../store/generated/client.ts';
import { bringOptions } from './gap-task.ts';

/** What a gap task is described with. */
export const taskAnswers = z.object({
  title: z
    .string({ error: 'Give the task a short title.' })
    .trim()
    .min(1, 'Give the task a short title.')
    .max(80, 'Keep the title under 80 characters.'),
  what: z
    .string({ error: 'Write what there is to do.' })
    .trim()
    .min(1, 'Write what there is to do.')
    .max(1000, 'Keep it under 1,000 characters.'),
  bring: z.enum(['NOTHING', 'REFLECTION', 'EXAMPLE'], { error: 'Choose what to bring.' }),
  minutes: z.preprocess(
    (given) => (given === '' || given === undefined ? undefined : given),
    z.coerce.number().int().min(5, 'Five minutes at least.').max(600, 'Ten hours at most.').optional(),
  ),
  due: daySchema.optional(),
});

/** The same as fields, filled in with what the task is now. */
export const taskFields = (now?: GapTask): Field[] => [
  { id: 'title', label: 'Title', kind: 'text', max: 80, ...(now && { value: now.title }) },
  { id: 'what', label: 'What to do', kind: 'long-text', max: 1000, ...(now && { value: now.what }) },
  { id: 'bring', label: 'What to bring', kind: 'choice', options: bringOptions, value: now?.bring ?? 'REFLECTION' },
  {
    id: 'minutes',
    label: 'Minutes it should take',
    kind: 'number',
    min: 5,
    max: 600,
    optional: true,
    ...(now?.minutes && { value: String(now.minutes) }),
  },
  {
    id: 'due',
    label: 'Due',
    help: 'Leave it empty: it follows the next session, and moves with it',
    kind: 'date',
    optional: true,
    ...(now?.dueIsFixed && { value: now.dueOn.toISOString().slice(0, 10) }),
  },
];
