import { z } from 'zod';
import { type Found, refuse, reply } from '../../core/command.ts';
import { text } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand } from '../define.ts';
import { movePlaces } from './follow.moves.ts';
import { schoolOption } from './school.ts';
import { registered } from './successor.reads.ts';

type Unlisted = { id: string; name: string; town: string };

const gone = refuse('matched', 'That school is matched already, or nobody is at it any more.');

const sayPlaces = (count: number) => (count === 1 ? '1 place' : `${count} places`);

/** A school that was typed by hand becomes its row of the register, with its people and open places. */
export const matchSchool = defineCommand({
  name: 'match-school',
  kind: 'change',
  summary: 'Match a school typed by hand to the register',
  right: 'edit the hub',
  input: z.object({ school: z.uuid() }),
  subject: async ({ school: id }, { db, hub }): Promise<Found<Unlisted>> => {
    const school = await db.school.findFirst({
      where: { id, unlisted: { startsWith: `${hub.id}/` } },
      select: { id: true, name: true, town: true },
    });
    return school ? { subject: school } : { instead: gone };
  },
  ask: async ({ subject: school, db }) => {
    const alike = await registered(db, school);
    return {
      kind: 'ask',
      form: {
        title: 'Which school is this?',
        shortTitle: 'Match a school',
        intro: `“${[school.name, school.town].filter((part) => part !== '').join(', ')}” was typed by hand. Its people and places move to the school you choose.`,
        minutes: 1,
        submit: 'Match this school',
        runs: 'match-school',
        input: { school: school.id },
        fields: [
          {
            id: 'to',
            label: 'The school in the register',
            help: 'Search by name, town, postcode or URN',
            kind: 'search',
            source: 'schools',
            ...(alike && { value: schoolOption(alike) }),
          },
        ],
      },
    };
  },
  answers: z.object({ to: z.uuid('Search for the school and choose it.') }),
  run: async ({ subject: from, answers: { to: id }, input: _asked, ...base }) => {
    const { db } = base;
    const to = await db.school.findFirst({ where: { id, urn: { not: null } }, select: { id: true, name: true } });
    if (!to) return refuse('school', 'Search for the school and choose it.', 'to');
    const { moved, left } = await movePlaces(base, from.id, to.id);
    await db.person.updateMany({ where: { schoolId: from.id }, data: { schoolId: to.id } });
    await db.walkIn.updateMany({ where: { schoolId: from.id }, data: { schoolId: to.id } });
    await recordChange(base, {
      what: 'matched a school to the register',
      subjectId: to.id,
      before: { school: from.id },
      after: { school: to.id, places: String(moved), left: String(left) },
    });
    const stay = `${sayPlaces(left)} stayed under the old name: ${to.name} has one in the same group already.`;
    return reply({
      title: 'The school is matched',
      blocks: [
        text(
          `${from.name} is ${to.name} now. ${moved > 0 ? `${sayPlaces(moved)} moved with it.` : 'Its people moved.'}`,
        ),
        ...(left > 0 ? [text(stay)] : []),
        { kind: 'actions', actions: [{ label: 'See today', spoken: 'See what needs the hub today', runs: 'today' }] },
      ],
    });
  },
});
