import { z } from 'zod';
import { type Outcome, refuse, reply } from '../../core/command.ts';
import type { Field, Form } from '../../core/form.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { knownTo } from '../known-schools.ts';
import { groupLed } from '../memberships/group-meant.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { dropPast } from './prospect.moves.ts';
import { type Listed, readProspects } from './prospect.reads.ts';
import { isPast } from './prospect.ts';
import { prospectsPage } from './prospects-page.ts';

const input = z.object({ group: z.uuid(), school: z.uuid().optional() });

const longestNote = 300;
const answers = z.object({
  school: z.uuid({ error: 'Search for the school and choose it.' }).optional(),
  how: z.enum(['CONTACTED', 'INTERESTED'], { error: 'Choose how far it got.' }),
  note: z.string().trim().max(longestNote, `Keep the note under ${longestNote} characters.`).default(''),
});

const schoolField: Field = {
  id: 'school',
  label: 'School',
  help: 'Search by name, town, postcode or URN',
  kind: 'search',
  source: 'schools',
};

const fieldsOf = (known: Listed | undefined): Field[] => [
  ...(known ? [] : [schoolField]),
  {
    id: 'how',
    label: 'How far did it get?',
    kind: 'choice',
    options: [
      { value: 'CONTACTED', label: 'We contacted it' },
      { value: 'INTERESTED', label: 'It is interested' },
    ],
    value: known?.how ?? 'CONTACTED',
  },
  {
    id: 'note',
    label: 'Private note',
    help: 'The lead and the hub read it. No pupil’s name or details, please.',
    kind: 'long-text',
    max: longestNote,
    optional: true,
    ...(known?.note && { value: known.note }),
  },
];

const formOf = (group: GroupDetail, known: Listed | undefined): Form => ({
  title: known ? 'Change what is noted' : 'Note a school',
  shortTitle: known ? 'Change the note' : 'Note a school',
  intro: `${group.title}. The school is on this list until it applies or joins; nobody writes to it.`,
  minutes: 1,
  submit: 'Save this school',
  runs: 'add-prospect',
  input: { group: group.id, ...(known && { school: known.schoolId }) },
  ...(known && { about: [{ kind: 'facts', facts: [{ label: 'School', value: known.school.name }] }] }),
  fields: fieldsOf(known),
});

const knownProspect = async (groupId: string, schoolId: string | undefined, { db }: HubBase) =>
  schoolId ? (await readProspects(db, groupId)).open.find((one) => one.schoolId === schoolId) : undefined;

async function save(
  group: GroupDetail,
  schoolId: string,
  { how, note }: z.infer<typeof answers>,
  base: HubBase,
): Promise<Outcome> {
  const { db, hub, actor, now } = base;
  const school = await db.school.findFirst({ where: { id: schoolId, ...knownTo(hub) }, select: { name: true } });
  if (!school) return refuse('no such school', 'That school is no longer in the list. Please search again.', 'school');
  const key = { hubId: hub.id, groupId: group.id, schoolId };
  const place = await db.schoolParticipation.findUnique({ where: { hubId_groupId_schoolId: key } });
  if (place && isPast(now, place))
    return refuse('applied already', `${school.name} has applied or is in this group: see the roster.`, 'school');
  const noted = { how, note, personId: actor.personId };
  await db.prospect.upsert({
    where: { hubId_groupId_schoolId: key },
    create: { ...key, ...noted, at: now },
    update: { ...noted, at: now },
  });
  await dropPast(db, group.id);
  await recordChange(base, { what: 'noted a prospect', subjectId: group.id, after: { school: schoolId, how } });
  return reply(await prospectsPage('The school is noted', group, 1, base));
}

/** Notes for a group that a school was contacted or is interested, or changes what was noted. */
export const addProspect = defineCommand({
  name: 'add-prospect',
  kind: 'change',
  summary: 'Note a school that was contacted or is interested',
  right: 'offer places',
  input,
  subject: groupLed('add-prospect', 'Add a school'),
  rightsOf: rightsOfGroup,
  ask: async ({ subject: group, input: { school }, ...base }) => ({
    kind: 'ask',
    form: formOf(group, await knownProspect(group.id, school, base)),
  }),
  answers,
  run: async ({ subject: group, input: asked, answers: given, ...base }) => {
    const school = given.school ?? asked.school;
    return school
      ? save(group, school, given, base)
      : refuse('no such school', 'Search for the school and choose it.', 'school');
  },
});
