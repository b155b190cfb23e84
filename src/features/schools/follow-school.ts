import { z } from 'zod';
import { type Found, refuse, reply } from '../../core/command.ts';
import type { Action, Item, View } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { movePlaces } from './follow.moves.ts';
import { sayWhereabouts } from './school.ts';
import { followerOf, type Today } from './successor.reads.ts';

const sayWhole = (school: Today) => [school.name, sayWhereabouts(school)].filter((part) => part !== '').join(', ');

const yesItIs = (today: Today): Action => ({
  label: 'Yes, that is us',
  spoken: `Yes, my school is ${today.name} now`,
  runs: 'follow-school',
  input: { to: today.id },
  tone: 'main',
});

/** Asks somebody whose school closed, or was typed by hand, whether it is this one now. */
export function askWhether(before: string, today: Today): View {
  return {
    title: 'Has your school changed?',
    blocks: [
      {
        kind: 'text',
        text: ['You are at “', before, '”. In the school register it is now ', { strong: sayWhole(today) }, '.'],
      },
      {
        kind: 'text',
        text: 'If that is your school, its places move there with it, and yours too. What is past stays under the old name.',
      },
      {
        kind: 'actions',
        actions: [yesItIs(today), { label: 'No, choose another', runs: 'choose-school', input: { anew: 'yes' } }],
      },
    ],
  };
}

/** On a person's home: their school has become another, in one line. */
export async function schoolNeeds({ db, actor }: HubBase): Promise<Item[]> {
  if (actor.school.kind !== 'at') return [];
  const today = await followerOf(db, actor.school.id);
  if (!today) return [];
  return [
    {
      title: `Is ${actor.school.name} now ${today.name}?`,
      detail: sayWhereabouts(today),
      actions: [
        { label: 'See what changed', spoken: `See what changed at ${actor.school.name}`, runs: 'choose-school' },
      ],
    },
  ];
}

const over = refuse('school followed', 'That is settled already. Type “school” to see which school you are at.');

type Following = { from: { id: string; name: string }; today: Today };

/** A person says that their school has become another: they and its open places follow, and the past stays as it was. */
export const followSchool = defineCommand({
  name: 'follow-school',
  kind: 'change',
  summary: 'Say that your school has become another',
  right: 'take part',
  input: z.object({ to: z.uuid() }),
  subject: async ({ to }, { db, actor }): Promise<Found<Following>> => {
    if (actor.school.kind !== 'at') return { instead: over };
    const today = await followerOf(db, actor.school.id);
    return today?.id === to ? { subject: { from: actor.school, today } } : { instead: over };
  },
  run: async ({ subject: { from, today }, input: _to, answers: _none, ...base }) => {
    const { db, actor } = base;
    const { moved: places } = await movePlaces(base, from.id, today.id);
    await db.person.update({ where: { id: actor.personId }, data: { schoolId: today.id } });
    await recordChange(base, {
      what: 'followed a school to its successor',
      subjectId: actor.personId,
      before: { school: from.id },
      after: { school: today.id, places: String(places) },
    });
    const moved = places === 1 ? 'Its place moved with it.' : `Its ${places} places moved with it.`;
    return reply({
      title: 'Your school is saved',
      blocks: [
        { kind: 'text', text: `${sayWhole(today)}.${places > 0 ? ` ${moved}` : ''}` },
        { kind: 'actions', actions: [{ label: 'See my groups', runs: 'mine' }] },
      ],
    });
  },
});
