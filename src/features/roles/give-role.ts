import { z } from 'zod';
import { refuse, reply } from '../../core/command.ts';
import type { Field, Form, Option } from '../../core/form.ts';
import { may } from '../../core/rights.ts';
import { addDays, daySchema, instantOf, ukDay } from '../../core/uk-time.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { allPhases, sayPhase } from '../work-groups/work-group.ts';
import { sayRole } from './role.ts';

const answers = z.object({
  person: z.uuid({ error: 'Search for the person and choose them.' }),
  role: z.uuid({ error: 'Choose a role.' }),
  phase: z.enum(['EARLY_YEARS', 'PRIMARY', 'SECONDARY', 'POST_16']).optional(),
  from: daySchema.optional(),
  until: daySchema.optional(),
});

const phaseOptions: Option[] = allPhases.map((phase) => ({ value: phase, label: sayPhase(phase) }));

const fields = (words: Option[], today: string): Field[] => [
  { id: 'person', label: 'Who?', help: 'Somebody who has written to me before', kind: 'search', source: 'people' },
  { id: 'role', label: 'Which role?', kind: 'choice', options: words },
  { id: 'phase', label: 'For one phase only', kind: 'choice', options: phaseOptions, optional: true },
  { id: 'from', label: 'From', kind: 'date', value: today, optional: true },
  { id: 'until', label: 'Last day, if you know it', kind: 'date', optional: true },
];

const roleForm = (words: Option[], today: string): Form => ({
  title: 'Give a role in the hub',
  shortTitle: 'Give a role',
  intro: 'The person is told at once, and may do what the role allows from the first day on.',
  minutes: 1,
  submit: 'Give this role',
  runs: 'give-role',
  fields: fields(words, today),
});

/** The hub's words that this person may hand out: only a hub lead makes another. */
async function wordsFor({ db, actor }: HubBase) {
  const words = await db.roleWord.findMany({ orderBy: [{ rank: 'asc' }, { word: 'asc' }] });
  return words.filter(({ standing }) => standing !== 'HUB_LEAD' || may(actor, 'make a hub lead', {}));
}

/** Gives somebody a role of the hub, from a day and perhaps until one; they are told. */
export const giveRole = defineCommand({
  name: 'give-role',
  kind: 'change',
  phrase: 'role give',
  summary: 'Give somebody a role in the hub',
  right: 'give and end roles',
  input: z.object({}),
  ask: async (base) => {
    const words = await wordsFor(base);
    return {
      kind: 'ask',
      form: roleForm(
        words.map(({ id, word }) => ({ value: id, label: word })),
        ukDay(base.now),
      ),
    };
  },
  answers,
  run: async ({ answers: given, input: _none, subject: _nothing, ...base }) => {
    const { db, hub, now, tell } = base;
    const word = (await wordsFor(base)).find((one) => one.id === given.role);
    if (!word) return refuse('role', 'Choose one of the roles listed.', 'role');
    const known = await db.hubPerson.findFirst({ where: { personId: given.person }, include: { person: true } });
    if (!known)
      return refuse(
        'person',
        'That person has not written to me in this hub yet. Ask them to type “workgroups” once.',
        'person',
      );
    const from = given.from && given.from !== ukDay(now) ? instantOf(given.from, '00:00') : now;
    const to = given.until ? instantOf(addDays(given.until, 1), '00:00') : null;
    if (to && to <= from) return refuse('until', 'The last day must not be before the first.', 'until');
    const phase = word.standing === 'PHASE_LEAD' ? (given.phase ?? null) : null;
    if (word.standing === 'PHASE_LEAD' && !word.phase && !phase)
      return refuse('phase', 'Choose the phase this role is for.', 'phase');
    const role = await db.hubRole.create({
      data: { hubId: hub.id, personId: given.person, roleWordId: word.id, phase, from, to },
    });
    await tell({ kind: 'role given', facts: { role: role.id }, to: { person: given.person }, occasion: role.id });
    const said = sayRole({ word: word.word, phase });
    await recordChange(base, {
      what: 'gave a role',
      subjectId: role.id,
      after: { person: given.person, role: word.word },
    });
    return reply({
      title: 'The role is given',
      blocks: [
        {
          kind: 'text',
          text: [{ strong: known.person.name }, ` is ${said} from `, { day: ukDay(from) }, '. I’m telling them.'],
        },
        { kind: 'actions', actions: [{ label: 'See all roles', runs: 'role' }] },
      ],
    });
  },
});
