import { z } from 'zod';
import { nextAllowedMoment } from '../../core/calendar.ts';
import { type Found, type Outcome, refuse, reply } from '../../core/command.ts';
import type { Field, Form } from '../../core/form.ts';
import { text } from '../../core/view.ts';
import type { Prisma } from '../../store/generated/client.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { readPlace } from '../work-groups/place.reads.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { decide } from './decide-actions.ts';
import { leavePlace } from './leave.moves.ts';
import { gone, readGroup } from './own-place.ts';

const input = z.union([z.object({ membership: z.uuid() }), z.object({ group: z.uuid() })]);
type Input = z.infer<typeof input>;

const answers = z.object({
  who: z.uuid({ error: 'Choose who leaves the group.' }).optional(),
  reason: z
    .string({ error: 'Write the reason: they read it.' })
    .trim()
    .min(1, 'Write the reason: they read it.')
    .max(300, 'Keep the reason under 300 characters.'),
});

const include = {
  person: { select: { name: true } },
  participation: { include: { school: { select: { name: true } } } },
} satisfies Prisma.MembershipInclude;
type Member = Prisma.MembershipGetPayload<{ include: typeof include }>;

/** A group with everybody who is in it; `chosen` where a button named somebody. */
type Withdrawing = { group: GroupDetail; members: Member[]; chosen: string | undefined };

const groupOf = async (asked: Input, { db }: HubBase): Promise<string | undefined> => {
  if ('group' in asked) return asked.group;
  return (await db.membership.findUnique({ where: { id: asked.membership } }))?.groupId;
};

async function find(asked: Input, base: HubBase, lock: boolean): Promise<Found<Withdrawing>> {
  const id = await groupOf(asked, base);
  const group = id ? await readGroup(base, id, lock) : undefined;
  if (!group) return { instead: gone };
  const members = await base.db.membership.findMany({
    where: { groupId: group.id, state: 'JOINED', participation: { state: { in: ['HELD', 'CONFIRMED'] } } },
    include,
    orderBy: [{ participation: { school: { name: 'asc' } } }, { person: { name: 'asc' } }],
  });
  return { subject: { group, members, chosen: 'membership' in asked ? asked.membership : undefined } };
}

const optionOf = ({ id, person, participation }: Member) => ({
  value: id,
  label: person.name.slice(0, 75),
  detail: participation.school.name.slice(0, 75),
});

const reasonField: Field = {
  id: 'reason',
  label: 'Reason',
  help: 'They read it. No pupil’s name or details, please.',
  kind: 'long-text',
  max: 300,
};

function withdrawForm({ group, members, chosen }: Withdrawing): Form {
  const who = members.find(({ id }) => id === chosen);
  const whom = who ? `${who.person.name}, ${who.participation.school.name}. ` : '';
  return {
    title: 'Withdraw a teacher?',
    shortTitle: 'Withdraw a teacher',
    intro: `${whom}They leave “${group.title}” and are told why. With a school’s last teacher its place becomes free.`,
    minutes: 1,
    submit: 'Withdraw them',
    runs: 'withdraw-teacher',
    input: chosen ? { membership: chosen } : { group: group.id },
    fields: [
      ...(who ? [] : [{ id: 'who', label: 'Who?', kind: 'choice' as const, options: members.map(optionOf) }]),
      reasonField,
    ],
  };
}

const nobody = ({ group }: Withdrawing) =>
  refuse('not in the group', `They are no longer in “${group.title}”, or nobody is. Nothing was changed.`);

async function withdraw(base: HubBase, { group }: Withdrawing, member: Member, reason: string): Promise<Outcome> {
  const place = await readPlace(base.db, member.participationId);
  const { membership, isLast } = await leavePlace(base, { group, place, personId: member.personId, reason });
  const about = { facts: { membership: member.id }, occasion: `${member.id}/${membership.version}` };
  const notBefore = nextAllowedMoment(base.hub.calendar, base.hub.quietHours, base.now);
  await base.tell({ kind: 'withdrawn', ...about, to: { person: member.personId }, group: group.id, notBefore });
  await recordChange(base, {
    what: 'withdrew somebody',
    subjectId: member.id,
    before: { membership: 'JOINED' },
    after: { membership: 'WITHDRAWN', place: isLast ? 'WITHDRAWN' : place.state },
    aboutPersonId: member.personId,
  });
  const freed = isLast
    ? `The place of ${member.participation.school.name} is free, or offered to the next school that waits.`
    : `${member.participation.school.name} keeps its place.`;
  return reply({
    title: 'They have left the group',
    blocks: [
      text({ strong: member.person.name }, ` is no longer in “${group.title}”. I’m telling them why.`),
      text(freed),
      { kind: 'actions', actions: [decide(group)] },
    ],
  });
}

/** The lead or the hub takes a teacher out of a group, for a reason that the teacher is told. */
export const withdrawTeacher = defineCommand({
  name: 'withdraw-teacher',
  kind: 'change',
  summary: 'Take a teacher out of a group, with a reason',
  right: 'offer places',
  input,
  subject: find,
  rightsOf: ({ group }) => rightsOfGroup(group),
  ask: async ({ subject }) => {
    const { members, chosen } = subject;
    const isThere = members.some(({ id }) => chosen === undefined || id === chosen);
    return isThere ? { kind: 'ask', form: withdrawForm(subject) } : nobody(subject);
  },
  answers,
  run: async ({ subject, answers: { who, reason }, input: _asked, ...base }) => {
    const wanted = subject.chosen ?? who;
    if (!wanted) return refuse('who', 'Choose who leaves the group.', 'who');
    const member = subject.members.find(({ id }) => id === wanted);
    return member ? withdraw(base, subject, member, reason) : nobody(subject);
  },
});
