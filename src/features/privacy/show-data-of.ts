import { z } from 'zod';
import { type Outcome, reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import type { Action } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { findPeople } from '../people/person.reads.ts';
import { describePerson } from './describe-person.ts';
import { openRequests } from './erasure.reads.ts';
import { type Known, personMeant } from './person-meant.ts';

const right = 'export or erase a person’s data';

const searchForm: Form = {
  title: 'Whose data?',
  shortTitle: 'A person’s data',
  intro:
    'For requests of a person to see or to remove their data. That you looked is written down, and they can read it.',
  minutes: 1,
  submit: 'Show their data',
  runs: 'data-of',
  fields: [{ id: 'person', label: 'Who?', kind: 'search', source: 'people' }],
};

async function listFound(words: string, base: HubBase): Promise<Outcome> {
  const found = await findPeople(words, base);
  const items = found.map(({ value, label }) => ({
    title: label,
    actions: [
      { label: 'Show data', spoken: `Show the data of ${label}`, runs: 'show-data-of', input: { person: value } },
    ],
  }));
  return reply({
    title: 'Whose data?',
    blocks: [
      { kind: 'items', items, whenEmpty: 'I know nobody of that name in this hub.' },
      { kind: 'actions', actions: [{ label: 'Search again', runs: 'data-of' }] },
    ],
  });
}

const waysOn = ({ id, name }: Known, isAsked: boolean): Action[] => {
  const input = { person: id };
  const file = { label: 'Get it as a file', spoken: `Get the data of ${name} as a file`, runs: 'data-of-file', input };
  const erase = { label: 'Ask to erase it', spoken: `Ask to erase the data of ${name}`, runs: 'ask-erasure', input };
  return [file, ...(isAsked ? [] : [erase]), { label: 'Search again', runs: 'data-of' }];
};

/** Shows what is kept of somebody, and writes down that it was looked at. */
async function show(base: HubBase, person: Known): Promise<Outcome> {
  const isAsked = (await openRequests(base.db, person.id)).length > 0;
  const blocks = await describePerson(base.db, person.id);
  await recordChange(base, { what: 'viewed a person’s data', subjectId: person.id, aboutPersonId: person.id });
  const waits = 'Somebody has asked to erase this. A hub lead decides.';
  return reply({
    title: 'What I keep about a person',
    blocks: [
      ...(isAsked ? [{ kind: 'notice' as const, tone: 'warning' as const, text: waits }] : []),
      ...blocks,
      { kind: 'actions', actions: waysOn(person, isAsked) },
    ],
  });
}

/** An administrator finds a person and sees what is kept of them, by words or by search. */
export const dataOf = defineCommand({
  name: 'data-of',
  kind: 'change',
  phrase: 'data of',
  summary: 'See, export or erase a person’s data',
  example: 'data of mia hart',
  right,
  input: z.object({ words: z.string().max(300).default('') }),
  ask: async ({ input: { words }, subject: _none, ...base }) =>
    words ? listFound(words, base) : { kind: 'ask', form: searchForm },
  answers: z.object({ person: z.uuid({ error: 'Search for the person and choose them.' }) }),
  run: async ({ answers, input: _words, subject: _none, ...base }) => {
    const found = await personMeant(answers, base);
    return 'instead' in found ? found.instead : show(base, found.subject);
  },
});

/** The same for one line of a list of people. */
export const showDataOf = defineCommand({
  name: 'show-data-of',
  kind: 'change',
  summary: 'See a person’s data',
  right,
  input: z.object({ person: z.uuid() }),
  subject: personMeant,
  run: async ({ subject, input: _person, answers: _none, ...base }) => show(base, subject),
});

/** Gives an administrator the address of a person's data as a file, and writes it down. */
export const takeDataOf = defineCommand({
  name: 'data-of-file',
  kind: 'change',
  summary: 'Export a person’s data',
  right,
  input: z.object({ person: z.uuid() }),
  subject: personMeant,
  run: async ({ subject: { id, name }, input: _person, answers: _none, ...base }) => {
    await recordChange(base, { what: 'exported a person’s data', subjectId: id, aboutPersonId: id });
    const back = {
      label: 'See their data',
      spoken: `Show the data of ${name}`,
      runs: 'show-data-of',
      input: { person: id },
    };
    return reply({
      title: 'The data as a file',
      blocks: [
        {
          kind: 'text',
          text: [
            'All that this hub keeps about ',
            { strong: name },
            '. Read the part “namesSomebodyElse” before you hand it on: those texts name other people.',
          ],
        },
        {
          kind: 'actions',
          actions: [{ label: 'Open the file', opens: await base.link('data-of', { person: id }) }, back],
        },
      ],
    });
  },
});
