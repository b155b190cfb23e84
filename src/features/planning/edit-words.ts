import { z } from 'zod';
import { editPart } from './edit-part.ts';
import { editPlaces } from './edit-places.ts';
import { longField, optional, textField } from './group-fields.ts';

/** What a group is about, and what comes of it. */
export const editWords = editPart({
  name: 'edit-words',
  label: 'What it is about',
  title: 'What is it about?',
  shortTitle: 'What it is about',
  minutes: 3,
  step: 2,
  next: editPlaces,
  fields: (group) => [
    longField('rationale', 'Why it is worth doing', group, 'The need it meets, in a sentence or two'),
    longField('outcomes', 'What schools can expect', group, 'What teachers know, do or change afterwards'),
    textField('timeNeeded', 'Time it takes', 200, group, 'For example: 4 twilights and a task between'),
  ],
  answers: z.object({
    rationale: optional(600, 'why it is worth doing'),
    outcomes: optional(600, 'what schools can expect'),
    timeNeeded: optional(200, 'the time it takes'),
  }),
  values: (said) => said,
});
