import { z } from 'zod';
import { type Outcome, refuse, reply } from '../../core/command.ts';
import type { Form, Option } from '../../core/form.ts';
import { daySchema } from '../../core/uk-time.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { knownTo } from '../known-schools.ts';
import { putAt, stay } from '../memberships/school-move.moves.ts';
import { findSchools } from './find-schools.ts';
import { askWhether } from './follow-school.ts';
import { groupsHeld, move, moveForm } from './move-school.ts';
import { sayWhereabouts, schoolOption, schoolSearchText, unlistedKey } from './school.ts';
import { followerOf } from './successor.reads.ts';

const input = z.object({
  words: z.string().max(300).default(''),
  school: z.uuid().optional(),
  /** The one that was suggested is not theirs. */
  anew: z.literal('yes').optional(),
});

const answers = z.object({
  school: z.string().optional(),
  other: z.enum(['unlisted', 'none']).optional(),
  name: z.string().trim().max(120, 'Keep the name under 120 characters.').default(''),
  town: z.string().trim().max(60, 'Keep the town under 60 characters.').default(''),
  from: daySchema.optional(),
});
type Answers = z.infer<typeof answers>;

const schoolForm = (chosen: Option | undefined): Form => ({
  title: 'Which school are you at?',
  shortTitle: 'Your school',
  intro: 'Places in a Work Group belong to schools, so I need to know yours once.',
  minutes: 1,
  submit: 'Save my school',
  runs: 'choose-school',
  fields: [
    {
      id: 'school',
      label: 'Your school',
      help: 'Search by name, town, postcode or URN',
      kind: 'search',
      source: 'schools',
      optional: true,
      ...(chosen && { value: chosen }),
    },
    {
      id: 'other',
      label: 'If you can’t find it',
      kind: 'choice',
      optional: true,
      options: [
        { value: 'unlisted', label: 'My school is not in the list' },
        { value: 'none', label: 'I have no school', detail: 'retired or freelance' },
      ],
    },
    { id: 'name', label: 'Its name, if it is not in the list', kind: 'text', max: 120, optional: true },
    { id: 'town', label: 'Its town, if it is not in the list', kind: 'text', max: 60, optional: true },
  ],
});

/** Schools found by typed words, each with a button that opens the form with it chosen. */
async function listFound(words: string, base: HubBase): Promise<Outcome> {
  const found = await findSchools(words, base);
  const items = found.map((school) => ({
    title: school.label,
    actions: [
      {
        label: 'This is mine',
        spoken: `${school.label} is my school`,
        runs: 'choose-school',
        input: { school: school.value },
      },
    ],
  }));
  const none = 'No school found. Try fewer words, the town or the postcode.';
  const other = { label: 'Search again', runs: 'choose-school', input: {} };
  return reply({
    title: 'Which school is yours?',
    blocks: [
      { kind: 'items', items, whenEmpty: none },
      { kind: 'actions', actions: [other] },
    ],
  });
}

/** Somebody whose school has become another, or was typed by hand, is asked about that first. */
async function suggested({ db, actor }: HubBase): Promise<Outcome | undefined> {
  const today = actor.school.kind === 'at' && (await followerOf(db, actor.school.id));
  return actor.school.kind === 'at' && today ? reply(askWhether(actor.school.name, today)) : undefined;
}

async function unlistedSchool({ db, hub }: HubBase, { name, town }: Answers): Promise<string> {
  const unlisted = unlistedKey(hub.id, name, town);
  const school = { name, town, postcode: '', laName: '', urn: null };
  const row = { ...school, unlisted, searchText: schoolSearchText(school) };
  await db.school.createMany({ data: [row], skipDuplicates: true });
  return (await db.school.findUniqueOrThrow({ where: { unlisted }, select: { id: true } })).id;
}

async function schoolChosen(given: Answers, base: HubBase): Promise<string | undefined | Outcome> {
  if (given.other === 'none') return undefined;
  if (given.other === 'unlisted') {
    return given.name
      ? unlistedSchool(base, given)
      : refuse('school name', 'Write the name of your school, so that the hub can find it.', 'name');
  }
  const known = z.uuid().safeParse(given.school);
  if (!known.success)
    return refuse('no school chosen', 'Search for your school and choose it, or say below why you can’t.', 'school');
  const school = await base.db.school.findFirst({
    where: { id: known.data, ...knownTo(base.hub) },
    select: { id: true },
  });
  return (
    school?.id ?? refuse('no school chosen', 'That school is no longer in the list. Please search again.', 'school')
  );
}

async function save(base: HubBase, schoolId: string | undefined): Promise<Outcome> {
  const { db, actor } = base;
  await putAt(base, actor.personId, schoolId);
  await recordChange(base, {
    what: 'said which school',
    subjectId: actor.personId,
    after: { school: schoolId ?? 'none' },
  });
  const next = {
    kind: 'actions' as const,
    actions: [{ label: 'Find a Work Group', runs: 'browse', tone: 'main' as const }],
  };
  if (!schoolId)
    return reply({
      title: 'Saved: no school',
      blocks: [{ kind: 'text', text: 'Places belong to schools, but you can read about every Work Group here.' }, next],
    });
  const school = await db.school.findUniqueOrThrow({ where: { id: schoolId } });
  const where = sayWhereabouts(school);
  return reply({
    title: 'Your school is saved',
    blocks: [{ kind: 'text', text: where ? `${school.name}, ${where}` : school.name }, next],
  });
}

/** Says once which school a person is at: from the register, not in the list, or none. */
export const chooseSchool = defineCommand({
  name: 'choose-school',
  kind: 'change',
  phrase: 'school',
  also: ['my school'],
  summary: 'Say which school you are at',
  example: 'school tapton',
  right: 'take part',
  input,
  ask: async ({ input: { words, school, anew }, subject: _none, ...base }) => {
    const follows = words || school || anew ? undefined : await suggested(base);
    if (follows) return follows;
    if (words) return listFound(words, base);
    const row = school ? await base.db.school.findFirst({ where: { id: school, ...knownTo(base.hub) } }) : undefined;
    const form = schoolForm(row ? schoolOption(row) : undefined);
    const groups = await groupsHeld(base);
    return { kind: 'ask', form: groups.length > 0 ? await moveForm(form, groups, base) : form };
  },
  answers,
  run: async ({ answers: given, input: _asked, subject: _none, ...base }) => {
    const chosen = await schoolChosen(given, base);
    if (typeof chosen === 'object') return chosen;
    const groups = await groupsHeld(base, chosen);
    if (groups.length > 0) return move(base, chosen, given.from, groups);
    await stay(base);
    return save(base, chosen);
  },
});
