import { z } from 'zod';
import { refuse, reply } from '../../core/command.ts';
import type { Field, Form, Option } from '../../core/form.ts';
import { daySchema, ukDay } from '../../core/uk-time.ts';
import { text } from '../../core/view.ts';
import { defineCommand } from '../define.ts';
import { allPhases, sayPhase } from '../work-groups/work-group.ts';
import { designate } from './designate.moves.ts';
import { sayDesignation } from './designation.ts';
import { givenKinds } from './kind.reads.ts';

const answers = z.object({
  person: z.uuid({ error: 'Search for the person and choose them.' }),
  kind: z.uuid({ error: 'Choose what they are recognised as.' }),
  phase: z.enum(['EARLY_YEARS', 'PRIMARY', 'SECONDARY', 'POST_16']).optional(),
  cohort: z
    .union([
      z.literal('').transform(() => undefined),
      z.coerce.number({ error: 'Give the cohort as a number.' }).int().min(1).max(99),
    ])
    .optional(),
  status: z.enum(['TRAINEE', 'ACCREDITED']).optional(),
  from: daySchema.optional(),
  validTo: daySchema.optional(),
});

const phases: Option[] = allPhases.map((phase) => ({ value: phase, label: sayPhase(phase) }));
const statuses: Option[] = [
  { value: 'TRAINEE', label: 'Trainee' },
  { value: 'ACCREDITED', label: 'Accredited' },
];

const fields = (kinds: Option[], today: string): Field[] => [
  { id: 'person', label: 'Who?', help: 'Somebody the hub knows', kind: 'search', source: 'people' },
  { id: 'kind', label: 'Recognised as', kind: 'choice', options: kinds },
  { id: 'phase', label: 'Phase', kind: 'choice', options: phases, optional: true },
  { id: 'cohort', label: 'Cohort', kind: 'number', min: 1, max: 99, optional: true },
  { id: 'status', label: 'Trainee or accredited?', kind: 'choice', options: statuses, optional: true },
  { id: 'from', label: 'From', kind: 'date', value: today, optional: true },
  { id: 'validTo', label: 'Last day, if it runs out', kind: 'date', optional: true },
];

const form = (kinds: Option[], today: string): Form => ({
  title: 'Give a designation',
  shortTitle: 'Give a designation',
  intro: 'The person is told. Only what belongs to the kind is kept: a phase, a cohort, a last day.',
  minutes: 1,
  submit: 'Give it',
  runs: 'designate',
  fields: fields(kinds, today),
});

/** The hub recognises somebody as a local leader, from a day and perhaps until one; they are told. */
export const giveDesignation = defineCommand({
  name: 'designate',
  kind: 'change',
  phrase: 'designate',
  summary: 'Recognise somebody as a local leader',
  right: 'give and end roles',
  input: z.object({}),
  ask: async ({ db, now }) => {
    const kinds = await givenKinds({ db });
    if (kinds.length === 0)
      return refuse('no kinds', 'This hub has no kinds of designation yet. Type “new kind of designation” to add one.');
    return {
      kind: 'ask',
      form: form(
        kinds.map(({ id, word }) => ({ value: id, label: word })),
        ukDay(now),
      ),
    };
  },
  answers,
  run: async ({ answers: { person, kind: kindId, ...given }, input: _none, subject: _nothing, ...base }) => {
    const kind = await base.db.designationKind.findUnique({ where: { id: kindId } });
    if (!kind || kind.endedAt) return refuse('kind', 'Choose one of the kinds listed.', 'kind');
    const known = await base.db.hubPerson.findFirst({ where: { personId: person }, include: { person: true } });
    if (!known) return refuse('person', 'This hub does not know that person. Search for them again.', 'person');
    if (kind.hasPhase && !given.phase) return refuse('phase', `A ${kind.word} has a phase: choose it.`, 'phase');
    const from = given.from ?? ukDay(base.now);
    if (given.validTo && given.validTo < from)
      return refuse('until', 'The last day must not be before the first.', 'validTo');
    const row = await designate(base, { ...given, from, personId: person, kind });
    return reply({
      title: 'The designation is given',
      blocks: [
        text({ strong: known.person.name }, ` is listed as ${sayDesignation({ ...row, kind })}. I’m telling them.`),
        { kind: 'actions', actions: [{ label: 'See all', spoken: 'See all designations', runs: 'designations' }] },
      ],
    });
  },
});
