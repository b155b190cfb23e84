import { type Outcome, refuse, reply } from '../../core/command.ts';
import type { Field, Form } from '../../core/form.ts';
import { type Day, sayDay, ukDay } from '../../core/uk-time.ts';
import type { Block } from '../../core/view.ts';
import type { HubBase } from '../define.ts';
import { handOverMyPlace } from '../memberships/place-actions.ts';
import { pendingMove, planMove, stay } from '../memberships/school-move.moves.ts';
import { live } from '../work-groups/place.ts';
import { sayNames } from '../work-groups/work-group.ts';

type Held = { id: string; title: string; isIn: boolean };

/** The groups in which somebody stands for a school, or waits for it; not those of another school that they go to now. */
export async function groupsHeld({ db, actor }: HubBase, goesTo?: string): Promise<Held[]> {
  const stays = actor.school.kind === 'at' && actor.school.id === goesTo;
  const held = await db.membership.findMany({
    where: {
      personId: actor.personId,
      state: { in: ['JOINED', 'APPLIED'] },
      participation: { state: { in: live }, ...(goesTo !== undefined && !stays && { schoolId: { not: goesTo } }) },
    },
    select: { state: true, group: { select: { id: true, title: true } } },
    orderBy: { group: { title: 'asc' } },
  });
  return held.map(({ group, state }) => ({ ...group, isIn: state === 'JOINED' }));
}

const followsFrom = (groups: { title: string }[], school: string) =>
  `You stand for ${school} in ${sayNames(groups.map(({ title }) => `“${title}”`))}: from that day the school looks for a successor there.`;

/** The form of somebody who holds places: the same school, and from which day. */
export async function moveForm(form: Form, groups: { title: string }[], base: HubBase): Promise<Form> {
  const school = base.actor.school.kind === 'at' ? base.actor.school.name : 'your school';
  const pending = await pendingMove(base);
  const today = ukDay(base.now);
  const from = pending ? pending.from.toISOString().slice(0, 10) : today;
  const known = pending ? ` You said that you go to ${pending.school.name} on ${sayDay(from, today)}.` : '';
  const day: Field = { id: 'from', label: 'From which day?', kind: 'date', value: from };
  const fields = form.fields.map((field) => {
    if (field.id === 'school') return { ...field, label: 'Your new school' };
    return field.id === 'other' && field.kind === 'choice'
      ? { ...field, options: field.options.filter(({ value }) => value === 'unlisted') }
      : field;
  });
  return {
    ...form,
    title: 'Move to another school?',
    shortTitle: 'Another school',
    intro: `${followsFrom(groups, school)}${known} To stay, choose ${school}.`,
    submit: 'Save my new school',
    fields: [...fields, day],
  };
}

const handOverEach = (groups: Held[]): Block => ({
  kind: 'items',
  heading: 'Your places stay with the school you leave',
  items: groups.filter(({ isIn }) => isIn).map((group) => ({ title: group.title, actions: [handOverMyPlace(group)] })),
  whenEmpty: '',
});

async function keepSchool(base: HubBase, name: string): Promise<Outcome> {
  await stay(base);
  return reply({
    title: 'You stay at your school',
    blocks: [{ kind: 'text', text: `${name} is your school, and your places stay as they are.` }],
  });
}

/** Moves somebody who holds places to another school, today or from a later day. */
export async function move(
  base: HubBase,
  schoolId: string | undefined,
  from: Day | undefined,
  groups: Held[],
): Promise<Outcome> {
  const { actor, hub, now, db } = base;
  const before = actor.school.kind === 'at' ? actor.school : undefined;
  if (!schoolId || !before)
    return refuse(
      'holds places',
      `You stand for a school in ${sayNames(groups.map(({ title }) => `“${title}”`))}. Give your places up or hand them over first, or ask ${hub.contact}.`,
    );
  if (schoolId === before.id) return keepSchool(base, before.name);
  const today = ukDay(now);
  const day = from ?? today;
  if (day < today) return refuse('move date', 'Use today or a later day: your places count up to now.', 'from');
  const { name } = await db.school.findUniqueOrThrow({ where: { id: schoolId } });
  const how = await planMove(base, schoolId, day);
  if (how === 'planned')
    return reply({
      title: 'Your move is noted',
      blocks: [
        { kind: 'text', text: ['From ', { day }, ` you are at ${name}. Until then nothing changes.`] },
        handOverEach(groups),
      ],
    });
  return reply({
    title: 'You are at your new school',
    blocks: [
      {
        kind: 'text',
        text: `${name} is your school now. In ${sayNames(groups.map(({ title }) => `“${title}”`))} ${before.name} looks for a successor; the leads are told.`,
      },
      { kind: 'actions', actions: [{ label: 'Find a Work Group', runs: 'browse', tone: 'main' }] },
    ],
  });
}
