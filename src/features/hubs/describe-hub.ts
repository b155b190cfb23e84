import { z } from 'zod';
import { refuse, reply } from '../../core/command.ts';
import type { Field } from '../../core/form.ts';
import { daySchema } from '../../core/uk-time.ts';
import type { Hub } from '../../store/generated/client.ts';
import { defineCommand } from '../define.ts';
import { editPage } from './edit-page.ts';
import { saveHub } from './hub.moves.ts';
import { readHub } from './hub.reads.ts';

const longest = { name: 80, area: 120, aims: 600, contact: 150 };
const under = (what: string, most: number) => `Keep ${what} under ${most} characters.`;

const answers = z.object({
  name: z
    .string({ error: 'Write the name of the hub.' })
    .trim()
    .min(1, 'Write the name of the hub.')
    .max(longest.name, under('the name', longest.name)),
  areaText: z.string().trim().max(longest.area, under('this', longest.area)).default(''),
  aims: z.string().trim().max(longest.aims, under('the aims', longest.aims)).default(''),
  contact: z
    .string({ error: 'Write whom people can ask.' })
    .trim()
    .min(1, 'Write whom people can ask.')
    .max(longest.contact, under('this', longest.contact)),
  startedOn: daySchema.optional(),
  endedOn: daySchema.optional(),
});

const dateField = (id: string, label: string, date: Date | null): Field => ({
  id,
  label,
  kind: 'date',
  optional: true,
  ...(date && { value: date.toISOString().slice(0, 10) }),
});

const fieldsOf = (hub: Hub): Field[] => [
  { id: 'name', label: 'Name of the hub', kind: 'text', max: longest.name, value: hub.name },
  {
    id: 'areaText',
    label: 'Where it works, in a few words',
    help: 'Local authorities and schools are listed under Area',
    kind: 'text',
    max: longest.area,
    optional: true,
    value: hub.areaText,
  },
  { id: 'aims', label: 'What it is for', kind: 'long-text', max: longest.aims, optional: true, value: hub.aims },
  {
    id: 'contact',
    label: 'Whom people ask',
    help: 'As it reads in a sentence: the hub office, office@hub.example',
    kind: 'text',
    max: longest.contact,
    value: hub.contact,
  },
  dateField('startedOn', 'First day', hub.startedOn),
  dateField('endedOn', 'Last day, if it ends', hub.endedOn),
];

const dateOf = (day: string | undefined): Date | null => (day ? new Date(day) : null);

/** Changes the hub's name, where it works, what it is for, whom people ask, and from when until when it works. */
export const describeHub = defineCommand({
  name: 'describe-hub',
  kind: 'change',
  settles: 'the hub',
  phrase: 'hub about',
  summary: 'Change the hub’s name, aims and contact',
  right: 'edit the hub',
  input: z.object({}),
  ask: async (base) => ({
    kind: 'ask',
    form: {
      title: 'Name and aims of the hub',
      shortTitle: 'Name and aims',
      intro: 'Everybody reads this under “hub”. Please name no pupil.',
      minutes: 3,
      submit: 'Save this',
      runs: 'describe-hub',
      fields: fieldsOf(await readHub(base)),
    },
  }),
  answers,
  run: async ({ answers: given, input: _none, subject: _nothing, ...base }) => {
    const { startedOn, endedOn, ...words } = given;
    if (startedOn && endedOn && endedOn < startedOn)
      return refuse('ends first', 'The last day must not be before the first.', 'endedOn');
    const dates = { startedOn: dateOf(startedOn), endedOn: dateOf(endedOn) };
    await saveHub(base, 'described the hub', { ...words, ...dates });
    return reply(await editPage('The hub is changed', base));
  },
});
