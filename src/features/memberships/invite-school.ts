import { z } from 'zod';
import { type Outcome, refuse, reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import { ukDay } from '../../core/uk-time.ts';
import { type Block, text } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { makeCode } from '../codes/code.moves.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { knownTo } from '../known-schools.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { decide } from './decide-actions.ts';
import { groupToRun } from './place-to-decide.ts';
import { knowSchool } from './seat.moves.ts';

const answers = z.object({ school: z.string().max(100).optional() });

/** The schools that were invited by name, in words. */
async function invitedSchools({ db }: HubBase, groupId: string): Promise<string[]> {
  const rows = await db.invitation.findMany({
    where: { groupId },
    include: { school: { select: { name: true } } },
    orderBy: { at: 'asc' },
  });
  return rows.map(({ school }) => school.name);
}

const inviteForm = (group: GroupDetail, invited: string[]): Form => ({
  title: 'Invite schools to this group',
  shortTitle: 'Invite schools',
  intro: `“${group.title}” is by invitation. Name a school, or leave the field empty and get a code for every school you write to.`,
  minutes: 1,
  submit: 'Invite',
  runs: 'invite',
  input: { group: group.id },
  ...(invited.length > 0 && {
    about: [
      { kind: 'items' as const, heading: 'Invited so far', items: invited.map((title) => ({ title })), whenEmpty: '' },
    ],
  }),
  fields: [
    {
      id: 'school',
      label: 'School',
      help: 'Search by name, town, postcode or URN; empty for a code',
      kind: 'search',
      source: 'schools',
      optional: true,
    },
  ],
});

const onwards = (group: GroupDetail): Block => ({
  kind: 'actions',
  actions: [
    {
      label: 'Invite another',
      spoken: `Invite another school: ${group.title}`,
      runs: 'invite',
      input: { group: group.id },
    },
    decide(group),
  ],
});

async function giveCode(base: HubBase, group: GroupDetail): Promise<Outcome> {
  const opens = { purpose: 'INVITATION', subjectId: group.id, hubId: base.hub.id } as const;
  const { code, expiresAt: until } = await makeCode(base, opens);
  await recordChange(base, { what: 'made an invitation code', subjectId: group.id });
  return reply({
    title: 'A code for invited schools',
    blocks: [
      {
        kind: 'facts',
        facts: [
          { label: 'Code', value: { strong: code } },
          { label: 'Works until', value: { day: ukDay(until) } },
        ],
      },
      text('Send it to the schools you invite. A teacher opens the group here, presses “Enter a code” and types it.'),
      text('I show it once. A new code replaces it.'),
      onwards(group),
    ],
  });
}

async function inviteByName(base: HubBase, group: GroupDetail, id: string): Promise<Outcome> {
  const { db, hub, actor, now } = base;
  const known = z.uuid().safeParse(id);
  const school = known.success ? await db.school.findFirst({ where: { id: known.data, ...knownTo(hub) } }) : null;
  if (!school) return refuse('school', 'Search for the school and choose it, or leave the field empty.', 'school');
  await knowSchool(base, school.id);
  const invitation = { hubId: hub.id, groupId: group.id, schoolId: school.id, personId: actor.personId, at: now };
  await db.invitation.createMany({ data: [invitation], skipDuplicates: true });
  await recordChange(base, { what: 'invited a school', subjectId: group.id, after: { school: school.id } });
  return reply({
    title: 'The school is invited',
    blocks: [
      text(
        { strong: school.name },
        ` can join “${group.title}” without a code. Tell its teachers to look for it here.`,
      ),
      onwards(group),
    ],
  });
}

const notByInvitation = ({ title }: GroupDetail) =>
  refuse('not by invitation', `Schools need no invitation for “${title}”: they find it with “browse”.`);

/** The lead or the hub invites schools: by name, or by a code that opens the group to whoever has it. */
export const inviteSchool = defineCommand({
  name: 'invite',
  kind: 'change',
  phrase: 'invite',
  summary: 'Invite schools to your group, by name or by code',
  example: 'invite ncp17-10a',
  right: 'offer places',
  input: groupChoice,
  subject: groupToRun('invite', 'Invite schools'),
  rightsOf: rightsOfGroup,
  ask: async ({ subject, input: _asked, ...base }) =>
    subject.recruitment === 'INVITATION'
      ? { kind: 'ask', form: inviteForm(subject, await invitedSchools(base, subject.id)) }
      : notByInvitation(subject),
  answers,
  run: async ({ subject, answers: { school }, input: _asked, ...base }) => {
    if (subject.recruitment !== 'INVITATION') return notByInvitation(subject);
    return school ? inviteByName(base, subject, school) : giveCode(base, subject);
  },
});
