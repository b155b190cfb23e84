import { z } from 'zod';
import { type Found, refuse, reply } from '../../core/command.ts';
import type { Block, Item } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { sayWhereabouts } from '../schools/school.ts';
import { isTitle, rightsOfGroup } from '../work-groups/work-group.ts';
import { buttonsFor, ofPlace, ofTeacher } from './group-acts.ts';
import { readRoster } from './roster.reads.ts';
import { linesOf, sayStanding } from './roster.ts';
import { type RosterTeacher, readSchoolInGroup, type SchoolInGroup } from './roster-school.reads.ts';

const gone = refuse('gone', 'That school is no longer in this group. Type “roster” to see who is.');

function teacherItem(teacher: RosterTeacher, { group, place }: SchoolInGroup, base: HubBase): Item {
  const { name, role, years, since, hasApplied, hasAgreed, isReached, membershipId } = teacher;
  const known = [role, years.join(', ')].filter((part) => part !== '').join(' · ');
  const about = { name, input: { membership: membershipId }, rights: rightsOfGroup(group) };
  const actions = buttonsFor(ofTeacher[place.state] ?? [], about, base);
  return {
    title: name,
    detail: [
      known === '' ? '' : `${known} · `,
      hasApplied ? 'applied ' : 'joined ',
      { day: since },
      hasAgreed ? ' · has agreed to take part' : ' · has not agreed yet',
      isReached ? '' : ' · I can’t reach them here',
    ],
    ...(actions.length > 0 && { actions }),
  };
}

async function factsBlock({ group, place }: SchoolInGroup, { db }: HubBase): Promise<Block> {
  const line = linesOf(await readRoster(db, group)).find(({ school }) => school.placeId === place.id);
  const where = sayWhereabouts(place.school);
  const asked = ['APPLIED', 'WAITING', 'OFFERED'].includes(place.state);
  const head = place.headAgreed ? 'has agreed' : 'has not agreed yet';
  return {
    kind: 'facts',
    facts: [
      { label: 'Work Group', value: group.title },
      ...(where ? [{ label: 'Where', value: where }] : []),
      ...(line ? [{ label: 'Now', value: sayStanding(line) }] : []),
      ...(asked ? [{ label: 'Headteacher', value: head }] : []),
      ...(line?.school.alone
        ? [{ label: 'Second teacher', value: ['missing since ', { day: line.school.alone }] }]
        : []),
      ...(place.answer ? [{ label: 'Answer given', value: place.answer }] : []),
    ],
  };
}

/** Whoever looks at somebody else's details is written down. */
async function noteLook({ teachers }: SchoolInGroup, base: HubBase): Promise<void> {
  for (const { membershipId, personId } of teachers.filter((one) => one.personId !== base.actor.personId))
    await recordChange(base, { what: 'looked at a teacher', subjectId: membershipId, aboutPersonId: personId });
}

async function blocksOf(subject: SchoolInGroup, base: HubBase): Promise<Block[]> {
  const { group, place, teachers } = subject;
  const { name } = place.school;
  const about = { name, input: { place: place.id }, rights: rightsOfGroup(group) };
  const back = { label: 'Back to the roster', runs: 'roster', input: { group: group.id } };
  return [
    ...(isTitle(name) ? [] : [{ kind: 'text' as const, text: { strong: name } }]),
    await factsBlock(subject, base),
    {
      kind: 'items',
      heading: 'Teachers',
      items: teachers.map((teacher) => teacherItem(teacher, subject, base)),
      whenEmpty: 'Nobody stands for this school.',
    },
    { kind: 'actions', actions: [...buttonsFor(ofPlace[place.state] ?? [], about, base), back] },
  ];
}

/** Shows those who lead a group one of its schools: how it stands, its teachers, and what can be done about them. */
export const showRosterSchool = defineCommand({
  name: 'roster-school',
  kind: 'query',
  summary: 'See the teachers of one school in a group you lead',
  right: 'see the roster',
  input: z.object({ place: z.uuid() }),
  subject: async ({ place }, { db }): Promise<Found<SchoolInGroup>> => {
    const found = await readSchoolInGroup(db, place);
    return found ? { subject: found } : { instead: gone };
  },
  rightsOf: ({ group }) => rightsOfGroup(group),
  run: async ({ subject, input: _asked, answers: _none, ...base }) => {
    await noteLook(subject, base);
    const { name } = subject.place.school;
    return reply({ title: isTitle(name) ? name : 'A school in your group', blocks: await blocksOf(subject, base) });
  },
});
