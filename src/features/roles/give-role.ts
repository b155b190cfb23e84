import { z } from 'zod';
import { type Refusal, refuse, reply } from '../../core/command.ts';
import type { Field, Form, Option } from '../../core/form.ts';
import type { Phase } from '../../core/people.ts';
import { may } from '../../core/rights.ts';
import { addDays, daySchema, instantOf, ukDay } from '../../core/uk-time.ts';
import type { RoleWord } from '../../store/generated/client.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { allPhases, sayPhase } from '../work-groups/work-group.ts';
import { sayRole } from './role.ts';

/** Partners to choose from at most: a platform takes no longer list. */
const mostPartners = 100;

const answers = z.object({
  person: z.uuid({ error: 'Search for the person and choose them.' }),
  role: z.uuid({ error: 'Choose a role.' }),
  phase: z.enum(['EARLY_YEARS', 'PRIMARY', 'SECONDARY', 'POST_16']).optional(),
  partner: z.uuid({ error: 'Choose one of the partners listed.' }).optional(),
  from: daySchema.optional(),
  until: daySchema.optional(),
});

const phaseOptions: Option[] = allPhases.map((phase) => ({ value: phase, label: sayPhase(phase) }));

const fields = (words: Option[], partners: Option[], today: string): Field[] => [
  { id: 'person', label: 'Who?', help: 'Somebody who has written to me before', kind: 'search', source: 'people' },
  { id: 'role', label: 'Which role?', kind: 'choice', options: words },
  { id: 'phase', label: 'For one phase only', kind: 'choice', options: phaseOptions, optional: true },
  ...(partners.length > 0
    ? [
        {
          id: 'partner',
          label: 'For which partner, if it is one',
          help: 'They see and run that partner’s groups only',
          kind: 'choice' as const,
          options: partners,
          optional: true as const,
        },
      ]
    : []),
  { id: 'from', label: 'From', kind: 'date', value: today, optional: true },
  { id: 'until', label: 'Last day, if you know it', kind: 'date', optional: true },
];

const roleForm = (words: Option[], partners: Option[], today: string): Form => ({
  title: 'Give a role in the hub',
  shortTitle: 'Give a role',
  intro: 'The person is told at once, and may do what the role allows from the first day on.',
  minutes: 1,
  submit: 'Give this role',
  runs: 'give-role',
  fields: fields(words, partners, today),
});

/** The hub's words that this person may hand out: only a hub lead makes another. */
async function wordsFor({ db, actor }: HubBase) {
  const words = await db.roleWord.findMany({ orderBy: [{ rank: 'asc' }, { word: 'asc' }] });
  return words.filter(({ standing }) => standing !== 'HUB_LEAD' || may(actor, 'make a hub lead', {}));
}

/** The organisations that somebody can speak for. */
async function partnersOf({ db }: HubBase): Promise<Option[]> {
  const partners = await db.partner.findMany({ orderBy: { name: 'asc' }, take: mostPartners });
  return partners.map(({ id, name }) => ({ value: id, label: name.slice(0, 75) }));
}

type Scope = { phase: Phase | null; partner: { id: string; name: string } | null };

/** What a role is for: a phase lead's phase, a partner's organisation; or what is missing. */
async function scopeOf(
  { standing, phase: own }: RoleWord,
  given: z.infer<typeof answers>,
  { db }: HubBase,
): Promise<Scope | Refusal> {
  const phase = standing === 'PHASE_LEAD' ? (given.phase ?? null) : null;
  if (standing === 'PHASE_LEAD' && !own && !phase)
    return refuse('phase', 'Choose the phase this role is for.', 'phase');
  if (standing !== 'PARTNER') return { phase, partner: null };
  const id = given.partner;
  const partner = id ? await db.partner.findUnique({ where: { id }, select: { id: true, name: true } }) : null;
  if (partner) return { phase, partner };
  return refuse(
    'partner',
    'Choose the partner this role is for. “partners” lists them; add it there first.',
    'partner',
  );
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
    const [words, partners] = await Promise.all([wordsFor(base), partnersOf(base)]);
    const options = words.map(({ id, word }) => ({ value: id, label: word }));
    return { kind: 'ask', form: roleForm(options, partners, ukDay(base.now)) };
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
    const scope = await scopeOf(word, given, base);
    if ('kind' in scope) return scope;
    const { phase, partner } = scope;
    const role = await db.hubRole.create({
      data: {
        hubId: hub.id,
        personId: given.person,
        roleWordId: word.id,
        phase,
        partnerId: partner?.id ?? null,
        from,
        to,
      },
    });
    await tell({ kind: 'role given', facts: { role: role.id }, to: { person: given.person }, occasion: role.id });
    const said = sayRole({ word: word.word, phase, partner });
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
