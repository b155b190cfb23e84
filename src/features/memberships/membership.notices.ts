import { z } from 'zod';
import type { Composing } from '../../core/notice.ts';
import type { Block, View } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import type { Prisma } from '../../store/generated/client.ts';
import { defineNotice } from '../define.ts';
import { newsOfTime } from '../reminders/tell-news.ts';
import { groupDetail } from '../work-groups/group-detail.ts';
import { taken } from '../work-groups/place.ts';
import { sayPlaces } from '../work-groups/work-group.ts';
import { readMembershipById } from './own-memberships.ts';
import { showTheGroup } from './place-actions.ts';
import { viewOfPlace } from './place-view.ts';

const facts = z.object({ membership: z.uuid() });
const leavingFacts = facts.extend({ wasInLine: z.boolean().optional(), isLate: z.boolean().optional() });

const include = {
  group: { include: groupDetail },
  person: { select: { name: true } },
  participation: { include: { school: { select: { name: true } } } },
} satisfies Prisma.MembershipInclude;
type Row = Prisma.MembershipGetPayload<{ include: typeof include }>;

const read = (db: Db, id: string) => db.membership.findUnique({ where: { id }, include });

const leads = ({ group }: Row, personId: string) => group.leads.some(({ person }) => person.id === personId);

/** To the teacher: the place is yours, or held; with dates, lead and what can be pressed. */
export const joined = defineNotice({
  name: 'joined',
  whenUncertain: 'send again',
  facts,
  compose: async ({ membership }, { db, hub, now }) => {
    const own = await readMembershipById(db, membership);
    if (!own) return 'overtaken';
    return viewOfPlace(own.place.state === 'HELD' ? 'Your place is held' : 'You have a place', own, { hub, now });
  },
});

async function placesBlock(row: Row, { db }: Composing<Db>): Promise<Block> {
  const count = await db.schoolParticipation.count({ where: { groupId: row.groupId, state: { in: taken } } });
  const { capacitySchools } = row.group;
  return {
    kind: 'facts',
    facts: [
      { label: 'Work Group', value: row.group.title },
      { label: 'School', value: row.participation.school.name },
      { label: 'Role', value: row.jobTitle },
      { label: 'Schools', value: `${count} of ${capacitySchools}, ${sayPlaces(capacitySchools - count)}` },
    ],
  };
}

const toGroup = ({ group }: Row): Block => ({ kind: 'actions', actions: [showTheGroup(group)] });

/** To the leads: who has joined, and how many places are left. */
export const teacherJoined = defineNotice({
  name: 'teacher joined',
  whenUncertain: 'send again',
  facts,
  compose: async ({ membership }, composing): Promise<View | 'overtaken'> => {
    const row = await read(composing.db, membership);
    if (row?.state !== 'JOINED' || !leads(row, composing.to.personId)) return 'overtaken';
    const held = row.participation.state === 'HELD' ? ' The place is held until the headteacher agrees.' : '';
    return {
      title: 'A teacher has joined your group',
      blocks: [
        { kind: 'text', text: [{ strong: row.person.name }, ` has joined.${held}`] },
        await placesBlock(row, composing),
        toGroup(row),
      ],
    };
  },
});

/** To the leads: who has given up the place, or left the line for one, and why, when they said so. */
export const teacherWithdrew = defineNotice({
  name: 'teacher withdrew',
  whenUncertain: 'send again',
  facts: leavingFacts,
  compose: async ({ membership, wasInLine, isLate }, composing): Promise<View | 'overtaken'> => {
    const row = await read(composing.db, membership);
    if (row?.state !== 'WITHDRAWN' || !leads(row, composing.to.personId)) return 'overtaken';
    const why: Block[] = row.withdrawReason ? [{ kind: 'text', text: ['Their reason: ', row.withdrawReason] }] : [];
    const late: Block[] = isLate
      ? [{ kind: 'text', text: 'It is late to find another school, so the hub counts it.' }]
      : [];
    const left = wasInLine ? ' no longer asks for a place.' : ' has left the group.';
    return {
      title: wasInLine ? 'A teacher no longer waits' : 'A teacher has given up their place',
      blocks: [
        { kind: 'text', text: [{ strong: row.person.name }, left] },
        ...why,
        ...late,
        await placesBlock(row, composing),
        toGroup(row),
      ],
    };
  },
});

const timeIsOver = defineNotice({
  name: 'place lapsed',
  whenUncertain: 'send again',
  facts,
  compose: async ({ membership }, { db }): Promise<View | 'overtaken'> => {
    const row = await read(db, membership);
    if (row?.participation.state !== 'LAPSED') return 'overtaken';
    const again = {
      label: 'Join this group',
      spoken: `Join ${row.group.title}`,
      runs: 'join',
      input: { group: row.groupId },
      tone: 'main' as const,
    };
    return {
      title: 'Your place was not confirmed in time',
      blocks: [
        {
          kind: 'text',
          text: [
            'We held a place in “',
            row.group.title,
            '” while your headteacher was asked. That time is over, and the place is free again.',
          ],
        },
        { kind: 'text', text: 'If your headteacher agrees now, you can join again while there is room.' },
        { kind: 'actions', actions: [again] },
      ],
    };
  },
});

/** To the teacher: the headteacher's yes did not come in time. */
export const placeLapsed = newsOfTime('place lapsed', timeIsOver);
