import type { Outcome } from '../../src/core/command.ts';
import { type Answers, type Faults, type Form, type Option, refill } from '../../src/core/form.ts';
import type { Asked, Dispatcher } from '../../src/core/ports.ts';
import type { View } from '../../src/core/view.ts';

/** The moment at which everything in these tests happens. */
export const now = new Date('2026-11-22T10:00:00Z');

/** A view with every kind of block. */
export const everyBlock: View = {
  title: 'Your Work Groups',
  blocks: [
    { kind: 'text', text: ['You are in ', { strong: 'two groups' }, ' until ', { day: '2027-07-20' }, '.'] },
    { kind: 'notice', tone: 'success', text: 'You have a place.' },
    { kind: 'notice', tone: 'warning', text: 'One gap task is due.' },
    { kind: 'notice', tone: 'problem', text: 'No lead has been found yet.' },
    {
      kind: 'facts',
      facts: [
        { label: 'Next session', value: { moment: '2027-03-11T16:00:00Z', until: '2027-03-11T18:00:00Z' } },
        { label: 'Where', value: { link: 'https://example.org/map', label: 'Map of the school' } },
      ],
    },
    { kind: 'picture', url: 'https://example.org/chart.png', alt: 'Ten of twelve schools took part.' },
    {
      kind: 'items',
      heading: 'Groups with places',
      items: [
        {
          title: 'NCP17-10a: Mathematical Thinking',
          detail: '3 places left',
          actions: [
            { label: 'Show', spoken: 'Show NCP17-10a', runs: 'show', input: { group: 'g1' }, version: 3 },
            { label: 'Join', spoken: 'Join NCP17-10a', runs: 'join', input: { group: 'g1' }, tone: 'main' },
          ],
        },
        {
          title: 'NCP17-15: Core Maths',
          detail: 'no places left',
          actions: [{ label: 'Show', spoken: 'Show NCP17-15', runs: 'show', input: { group: 'g2' } }],
        },
      ],
      whenEmpty: 'No group has places.',
      more: { label: 'Show more', runs: 'browse', input: { page: '2' } },
    },
    {
      kind: 'actions',
      actions: [
        { label: 'See what I can do', runs: 'help' },
        { label: 'Leave this group', runs: 'leave', tone: 'danger', confirm: 'Your place goes to the next school.' },
        { label: 'Log session 3', runs: 'log', input: { group: 'g1' }, tone: 'main' },
        { label: 'About Maths Hubs', opens: 'https://example.org/hubs' },
      ],
    },
  ],
};

/** A form with every kind of field but a search. */
export const everyField: Form = {
  title: 'Log session 3',
  shortTitle: 'Log session',
  intro: 'Tell the hub what happened.',
  minutes: 2,
  submit: 'Save the session',
  runs: 'log',
  input: { group: 'g1' },
  step: [1, 3],
  about: [{ kind: 'text', text: 'NCP17-10a: Mathematical Thinking' }],
  fields: [
    { id: 'title', label: 'What was it about?', kind: 'text', max: 80 },
    {
      id: 'notes',
      label: 'What will you try next?',
      help: 'A sentence or two.',
      kind: 'long-text',
      max: 500,
      optional: true,
    },
    { id: 'attended', label: 'How many came?', kind: 'number', min: 0, max: 40 },
    { id: 'day', label: 'When was it?', kind: 'date', value: '2026-11-20' },
    { id: 'from', label: 'When did it begin?', kind: 'time', optional: true },
    {
      id: 'format',
      label: 'How did you meet?',
      kind: 'choice',
      options: [
        { value: 'ROOM', label: 'In a room' },
        { value: 'ONLINE', label: 'Online' },
      ],
    },
    {
      id: 'phases',
      label: 'Which phases?',
      kind: 'choices',
      options: ['EARLY_YEARS', 'PRIMARY', 'SECONDARY', 'POST_16', 'OTHER'].map((value) => ({
        value,
        label: value.toLowerCase(),
      })),
      value: ['PRIMARY'],
    },
  ],
};

/** A form that asks for a school by a search. */
export const schoolForm: Form = {
  title: 'Which school are you from?',
  shortTitle: 'Your school',
  intro: 'A place belongs to a school.',
  minutes: 1,
  submit: 'Choose this school',
  runs: 'choose-school',
  draft: 'draft-7',
  fields: [
    { id: 'school', label: 'Your school', kind: 'search', source: 'schools' },
    { id: 'role', label: 'What do you do there?', kind: 'text', max: 60 },
  ],
};

/** The schools of these tests. */
export const schools: Option[] = [
  { value: 's1', label: 'Park School', detail: 'Camden, 100001' },
  { value: 's2', label: 'Park School', detail: 'Barnet, 100002' },
  { value: 's3', label: 'Green Lane Primary', detail: 'Brent, 100003' },
];

/** Shows a view to the person who asked. */
export const shown = (title: string, more: Partial<Extract<Outcome, { kind: 'reply' }>> = {}): Outcome => ({
  kind: 'reply',
  audience: 'actor',
  view: { title, blocks: [] },
  ...more,
});

const answersOf = (asked: Asked): Answers => ('answers' in asked && asked.answers) || {};

/** The form again, with what was typed kept. */
export const again = (form: Form, asked: Asked, faults: Faults = {}): Outcome => ({
  kind: 'ask',
  form: { ...refill(form, answersOf(asked), faults), ...('draft' in asked && asked.draft && { draft: asked.draft }) },
});

/** A dispatcher that answers as the test says, and remembers what it was asked. */
export function scripted(
  answer: (asked: Asked) => Outcome | Promise<Outcome>,
  forms: Form[] = [everyField, schoolForm],
) {
  const asked: Asked[] = [];
  const searched: { source: string; words: string }[] = [];
  const dispatcher: Dispatcher = {
    dispatch: async (one) => {
      asked.push(one);
      return answer(one);
    },
    reopen: async (one) => {
      const form = forms.find((form) => form.runs === one.runs);
      return form ? again(form, one) : { kind: 'refuse', code: 'unknown', message: 'This form is no longer open.' };
    },
    search: async (_account, _place, source, words) => {
      searched.push({ source, words });
      return schools.filter((school) => school.label.toLowerCase().includes(words.toLowerCase()));
    },
    asks: (command) => forms.some((form) => form.runs === command),
  };
  return { dispatcher, asked, searched };
}
