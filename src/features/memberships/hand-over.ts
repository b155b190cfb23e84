import { z } from 'zod';
import { type Outcome, refuse, reply } from '../../core/command.ts';
import type { Form, Option } from '../../core/form.ts';
import { may } from '../../core/rights.ts';
import { type Block, text } from '../../core/view.ts';
import type { School } from '../../store/generated/client.ts';
import { makeCode } from '../codes/code.moves.ts';
import type { HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import type { SchoolPlace } from '../work-groups/place.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { sentenceFor } from './name-colleague.ts';
import { showTheGroup } from './place-actions.ts';
import { withAccount } from './reach.reads.ts';
import { codeToPassOn, recordOf } from './record.moves.ts';
import { handOver } from './succession.moves.ts';

/** A place that is about to be handed over: whose part in it, and for which school. */
export type Handing = {
  group: GroupDetail;
  place: SchoolPlace;
  school: School;
  from: { id: string; personId: string; name: string };
};

/** Colleagues to choose from at most. */
const mostChoices = 30;

/** People whom the hub knows at the school and who do not stand for it in this group. */
async function colleaguesOf({ db }: HubBase, { school, place }: Handing): Promise<Option[]> {
  const known = await db.hubPerson.findMany({
    where: {
      personId: { notIn: place.teachers.map(({ personId }) => personId) },
      person: { schoolId: school.id, schoolStanding: 'AT_SCHOOL', leftAt: null },
    },
    include: { person: { select: { name: true } } },
    orderBy: { person: { name: 'asc' } },
    take: mostChoices,
  });
  return known.map(({ personId, person }) => ({ value: personId, label: person.name.slice(0, 75) }));
}

const others: Option[] = [
  { value: 'code', label: 'Somebody else: make a code', detail: 'they use it in Slack or Teams' },
  { value: 'new', label: 'Somebody else: by name and e-mail', detail: 'fill in both below' },
];

const missing = 'Choose who takes over.';

export const handOverAnswers = z.object({
  who: z.string({ error: missing }).min(1, missing).max(60, missing),
  name: z.string().trim().max(120, 'Keep the name under 120 characters.').default(''),
  email: z.string().trim().max(200, 'Keep the address under 200 characters.').default(''),
});
type Answers = z.infer<typeof handOverAnswers>;

/** The form that asks who takes over. */
export async function handOverForm(
  base: HubBase,
  handing: Handing,
  { runs, input, mine }: { runs: string; input: Record<string, string>; mine: boolean },
): Promise<Form> {
  const { group, school, from } = handing;
  const whose = mine ? 'your place' : `the place of ${from.name}`;
  return {
    title: mine ? 'Hand over your place?' : 'Replace a teacher?',
    shortTitle: mine ? 'Hand over my place' : 'Replace a teacher',
    intro: `${group.title}. A colleague at ${school.name} takes over ${whose}; the school keeps its place and its history.`,
    minutes: 1,
    submit: mine ? 'Hand over my place' : 'Replace this teacher',
    runs,
    input,
    fields: [
      {
        id: 'who',
        label: 'Who takes over?',
        kind: 'choice',
        options: [...(await colleaguesOf(base, handing)), ...others],
      },
      { id: 'name', label: 'Name, if somebody else', kind: 'text', max: 120, optional: true },
      { id: 'email', label: 'Work e-mail, if somebody else', kind: 'text', max: 200, optional: true },
    ],
  };
}

/** Nothing has changed hands yet: the place is taken over when the colleague types the code. */
async function byCode(base: HubBase, handing: Handing): Promise<Outcome> {
  const { group, school, from } = handing;
  const made = await makeCode(base, { purpose: 'COLLEAGUE', subjectId: from.id, hubId: base.hub.id });
  return reply({
    title: 'A code for your successor',
    blocks: [
      ...sentenceFor({ group }, `take over the place of ${school.name}`, made),
      { kind: 'text', text: `Until then the place stays with ${from.name}.` },
      { kind: 'actions', actions: [showTheGroup(group)] },
    ],
  });
}

type Chosen = { id: string; name: string; isNew: boolean };

async function byAddress(
  base: HubBase,
  { school, place }: Handing,
  { name, email }: Answers,
): Promise<Chosen | Outcome> {
  if (!name) return refuse('colleague name', 'Write the name of the colleague who takes over.', 'name');
  if (!z.email().safeParse(email).success)
    return refuse('e-mail', 'Write the work e-mail, such as a.lund@school.example.', 'email');
  const found = await recordOf(base, { name, email, schoolId: school.id });
  if (found.kind === 'elsewhere')
    return refuse(
      'at another school',
      `${found.name} has this address here and is at ${found.school}. Only a colleague at ${school.name} can take over.`,
      'email',
    );
  const isIn = place.teachers.some(({ personId }) => personId === found.id);
  if (isIn) return refuse('is in already', `${found.name} stands for the school in this group already.`, 'email');
  return { id: found.id, name: found.name, isNew: found.isNew };
}

async function chosen(base: HubBase, handing: Handing, answers: Answers): Promise<Chosen | Outcome> {
  if (answers.who === 'new') return byAddress(base, handing, answers);
  const one = (await colleaguesOf(base, handing)).find(({ value }) => value === answers.who);
  return one
    ? { id: one.value, name: one.label, isNew: false }
    : refuse('colleague gone', 'Choose one of the colleagues listed.', 'who');
}

/**
 * How the successor gets to know. Only those who lead the group, and whoever wrote the record down, get a code for it:
 * to anybody else it would open what a colleague does in other groups.
 */
async function howTheyHear(base: HubBase, group: GroupDetail, to: Chosen, isReachable: boolean): Promise<Block[]> {
  if (isReachable) return [text('I’m telling them, and the lead.')];
  if (to.isNew || may(base.actor, 'offer places', rightsOfGroup(group))) return codeToPassOn(base, to);
  return [text('They have no chat with me yet. Please tell them; the lead can make a code for them.')];
}

/** Hands a place over to the colleague who was chosen, or makes the code by which somebody takes it over. */
export async function handOverTo(base: HubBase, handing: Handing, answers: Answers): Promise<Outcome> {
  if (answers.who === 'code') return byCode(base, handing);
  const to = await chosen(base, handing, answers);
  if ('kind' in to) return to;
  const { group, place, school, from } = handing;
  const seat = { personId: to.id, role: '', years: [], agreementVersion: null, addedById: base.actor.personId };
  const membership = await handOver(base, { group, place, schoolId: school.id, from, to: seat });
  const isReachable = (await withAccount(base.db, [to.id])).has(to.id);
  const occasion = `${membership.id}/${membership.version}`;
  if (isReachable)
    await base.tell({
      kind: 'place given',
      facts: { membership: membership.id },
      to: { person: to.id },
      occasion,
      group: group.id,
    });
  const words = ` takes over from ${from.name} in “${group.title}”. ${school.name} keeps its place.`;
  return reply({
    title: 'The place is handed over',
    blocks: [
      { kind: 'text', text: [{ strong: to.name }, words] },
      ...(await howTheyHear(base, group, to, isReachable)),
      { kind: 'actions', actions: [showTheGroup(group)] },
    ],
  });
}
