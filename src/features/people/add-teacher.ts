import { z } from 'zod';
import { type Outcome, type Refusal, refuse, reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import { ukDay } from '../../core/uk-time.ts';
import type { Block } from '../../core/view.ts';
import type { School } from '../../store/generated/client.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { knownTo } from '../known-schools.ts';
import { groupLed } from '../memberships/group-meant.ts';
import { showTheGroup } from '../memberships/place-actions.ts';
import { withAccount } from '../memberships/reach.reads.ts';
import { codeToPassOn, recordOf } from '../memberships/record.moves.ts';
import { comeFrom, type Seated, takeSeat } from '../memberships/seat.moves.ts';
import { tellLeads } from '../memberships/tell-leads.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { readFacts } from '../work-groups/place.reads.ts';
import { queued, type SchoolPlace, seated } from '../work-groups/place.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { recruiting, rightsOfGroup, sayNames, sayState } from '../work-groups/work-group.ts';
import { addTeacher as addAnother, seeUnreached } from './person-actions.ts';

const noSchool = 'Search for the school and choose it.';

const answers = z.object({
  name: z
    .string({ error: 'Write the teacher’s name.' })
    .trim()
    .min(1, 'Write the teacher’s name.')
    .max(120, 'Keep the name under 120 characters.'),
  email: z.preprocess(
    (typed) => (typeof typed === 'string' ? typed.trim() : typed),
    z
      .email({ error: 'Write the work e-mail, such as a.lund@school.example.' })
      .max(200, 'Keep the address under 200 characters.'),
  ),
  school: z.uuid({ error: noSchool }),
  role: z.string().trim().max(80, 'Keep the role under 80 characters.').default(''),
  head: z.enum(['yes', 'not-yet'], { error: 'Choose whether the headteacher has agreed.' }),
});
type Answers = z.infer<typeof answers>;

const form = (group: GroupDetail): Form => ({
  title: 'Add a teacher to the group',
  shortTitle: 'Add a teacher',
  intro: `${group.title}. For somebody who has no chat with me: they are counted, and can make the record theirs later.`,
  minutes: 1,
  submit: 'Add this teacher',
  runs: 'add',
  input: { group: group.id },
  fields: [
    { id: 'name', label: 'First and last name', kind: 'text', max: 120 },
    { id: 'email', label: 'Work e-mail', help: 'At the school, not a private one', kind: 'text', max: 200 },
    { id: 'school', label: 'School', help: 'Search by name, town, postcode or URN', kind: 'search', source: 'schools' },
    { id: 'role', label: 'Role at school', help: 'For example: Year 4 teacher', kind: 'text', max: 80, optional: true },
    {
      id: 'head',
      label: 'Has the headteacher agreed?',
      kind: 'choice',
      options: [
        { value: 'yes', label: 'Yes' },
        { value: 'not-yet', label: 'Not yet: hold the place' },
      ],
    },
  ],
});

type Room = { placesTaken: number; place: SchoolPlace | undefined };

/** How the group stands for a school: its place, and how many are taken or promised. */
async function readRoom({ db, actor }: HubBase, group: GroupDetail, { id, name, phases }: School): Promise<Room> {
  const facts = await readFacts(db, group, { ...actor, school: { kind: 'at', id, name, phases } });
  return { placesTaken: facts.placesTaken, place: facts.schoolPlace };
}

const notOpen = (group: GroupDetail): Refusal | undefined =>
  recruiting.includes(group.state)
    ? undefined
    : refuse('not open', `“${group.title}” takes no schools now: it is ${sayState(group.state)}.`);

/** Why this school can send nobody more, and what can be done about it. */
function noRoom(group: GroupDetail, school: School, { placesTaken, place }: Room): Refusal | undefined {
  if (place && seated.includes(place.state)) {
    const names = sayNames(place.teachers.map(({ name }) => name));
    return place.teachers.length < group.teachersPerSchool
      ? undefined
      : refuse('school full', `${school.name} has its teachers in “${group.title}” already: ${names}.`, 'school');
  }
  if (place && queued.includes(place.state))
    return refuse('in line', `${school.name} has asked for a place already: “decide” shows where it stands.`, 'school');
  if (placesTaken < group.capacitySchools) return undefined;
  return refuse(
    'full',
    `Every place in “${group.title}” is taken or promised. Make room first, or ask the school to go on the list.`,
    'school',
  );
}

/** The person and the place they get. */
async function seat(base: HubBase, group: GroupDetail, school: School, given: Answers) {
  const room = await readRoom(base, group, school);
  const isIn = (personId: string) => room.place?.teachers.some((teacher) => teacher.personId === personId) ?? false;
  const person = await recordOf(base, { name: given.name, email: given.email, schoolId: school.id });
  if (person.kind === 'elsewhere')
    return refuse(
      'at another school',
      `${person.name} has this address here and is at ${person.school}. Choose that school, or ask them to change it with “school”.`,
      'school',
    );
  if (isIn(person.id)) return refuse('is in already', `${person.name} is in this group already.`, 'email');
  const no = noRoom(group, school, room);
  if (no) return no;
  await comeFrom(base, person.id, school.id);
  const got = await takeSeat(base, {
    group,
    before: room.place,
    schoolId: school.id,
    personId: person.id,
    role: given.role,
    years: [],
    head: given.head,
    agreementVersion: null,
    addedById: base.actor.personId,
    today: ukDay(base.now),
  });
  return { kind: 'seated' as const, person, ...got };
}

/** Tells the person where the bot can, and the other leads. */
async function tellOf(base: HubBase, group: GroupDetail, { membership }: Seated, isReachable: boolean): Promise<void> {
  const { actor } = base;
  const telling = { facts: { membership: membership.id }, occasion: `${membership.id}/${membership.version}` };
  const to = { person: membership.personId };
  if (isReachable) await base.tell({ kind: 'place given', ...telling, to, group: group.id });
  const others = group.leads.filter(({ person }) => person.id !== actor.personId);
  await tellLeads(base, { ...group, leads: others }, { kind: 'teacher joined', ...telling });
}

async function add(base: HubBase, group: GroupDetail, given: Answers): Promise<Outcome> {
  const school = await base.db.school.findFirst({ where: { id: given.school, ...knownTo(base.hub) } });
  if (!school) return refuse('no school chosen', noSchool, 'school');
  const added = await seat(base, group, school, given);
  if (added.kind === 'refuse') return added;
  const { person, place, membership } = added;
  const isReachable = (await withAccount(base.db, [person.id])).has(person.id);
  await tellOf(base, group, added, isReachable);
  await recordChange(base, {
    what: 'added a teacher to a Work Group',
    subjectId: membership.id,
    after: { place: place.state, membership: membership.state },
    aboutPersonId: person.id,
  });
  const held: Block[] = place.heldUntil
    ? [
        {
          kind: 'text',
          text: [
            'The place is held until ',
            { day: place.heldUntil.toISOString().slice(0, 10) },
            ', while the headteacher is asked.',
          ],
        },
      ]
    : [];
  return reply({
    title: 'The teacher is added',
    blocks: [
      { kind: 'text', text: [{ strong: person.name }, ` stands for ${school.name} in “${group.title}”.`] },
      ...held,
      ...(isReachable
        ? [{ kind: 'text' as const, text: 'They have a chat with me already: I’m telling them there.' }]
        : await codeToPassOn(base, person)),
      { kind: 'actions', actions: [addAnother(group), seeUnreached(group), showTheGroup(group)] },
    ],
  });
}

/** Somebody who leads a group adds a teacher who has no chat with the bot: counted everywhere, and found again by e-mail. */
export const addTeacher = defineCommand({
  name: 'add',
  kind: 'change',
  phrase: 'add',
  also: ['add teacher'],
  summary: 'Add a teacher who has no chat with me',
  example: 'add ncp17-10a',
  right: 'offer places',
  input: groupChoice,
  subject: groupLed('add', 'Add a teacher'),
  rightsOf: rightsOfGroup,
  ask: async ({ subject }) => notOpen(subject) ?? { kind: 'ask', form: form(subject) },
  answers,
  run: async ({ subject, answers: given, input: _asked, ...base }) => notOpen(subject) ?? add(base, subject, given),
});
