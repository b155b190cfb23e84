import { z } from 'zod';
import type { Composing } from '../../core/notice.ts';
import type { Block, View } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import type { Prisma } from '../../store/generated/client.ts';
import { defineNotice } from '../define.ts';
import { newsOfTime } from '../reminders/tell-news.ts';
import { countPlaces } from '../work-groups/place.reads.ts';
import { sayNames, sayPlaces } from '../work-groups/work-group.ts';
import { acceptSchool, decide, declineSchool, makeRoom } from './decide-actions.ts';

// What the leads of a group, or the hub where it has none, are told about the schools that ask for a place.

const facts = z.object({ place: z.uuid() });

const include = {
  group: { select: { id: true, title: true, capacitySchools: true, leads: { where: { to: null } } } },
  school: { select: { name: true } },
  memberships: { where: { state: 'APPLIED' }, include: { person: { select: { name: true } } } },
} satisfies Prisma.SchoolParticipationInclude;
type Row = Prisma.SchoolParticipationGetPayload<{ include: typeof include }>;

const read = (db: Db, id: string) => db.schoolParticipation.findUnique({ where: { id }, include });

/** A group without leads is the hub's to decide on. */
const concerns = ({ group: { leads } }: Row, { to }: Composing<Db>) =>
  leads.length === 0 || leads.some(({ personId }) => personId === to.personId);

const sayWaiting = (waiting: number) => {
  if (waiting === 0) return 'none';
  return waiting === 1 ? '1 school' : `${waiting} schools`;
};

async function factsBlock({ group, school, memberships, headAgreed }: Row, { db }: Composing<Db>): Promise<Block> {
  const { placesTaken, waiting } = await countPlaces(db, group.id);
  const teachers = memberships.map(({ person, jobTitle }) => (jobTitle ? `${person.name} (${jobTitle})` : person.name));
  return {
    kind: 'facts',
    facts: [
      { label: 'Work Group', value: group.title },
      { label: 'School', value: school.name },
      ...(teachers.length > 0
        ? [
            { label: 'Teachers', value: sayNames(teachers) },
            { label: 'Headteacher', value: headAgreed ? 'agrees' : 'has not agreed yet' },
          ]
        : []),
      { label: 'Places', value: sayPlaces(group.capacitySchools - placesTaken) },
      { label: 'Waiting', value: sayWaiting(waiting) },
    ],
  };
}

/** A school wants to take part, and somebody must answer: both answers are one press away. */
export const schoolApplied = defineNotice({
  name: 'school applied',
  whenUncertain: 'send again',
  facts,
  compose: async ({ place }, composing): Promise<View | 'overtaken'> => {
    const row = await read(composing.db, place);
    if (row?.state !== 'APPLIED' || !concerns(row, composing)) return 'overtaken';
    const accept = { ...acceptSchool(row), tone: 'main' as const };
    return {
      title: 'A school applies to your group',
      blocks: [
        await factsBlock(row, composing),
        { kind: 'actions', actions: [accept, declineSchool(row), decide(row.group)] },
      ],
    };
  },
});

/** A school is on the waiting list: the lead may make room. */
export const schoolWaits = defineNotice({
  name: 'school waits',
  whenUncertain: 'send again',
  facts,
  compose: async ({ place }, composing): Promise<View | 'overtaken'> => {
    const row = await read(composing.db, place);
    if (row?.state !== 'WAITING' || !concerns(row, composing)) return 'overtaken';
    return {
      title: 'A school waits for your group',
      blocks: [
        await factsBlock(row, composing),
        { kind: 'actions', actions: [makeRoom(row.group), decide(row.group)] },
      ],
    };
  },
});

/** An offered place was declined or not answered in time: the next school is asked, or the place is free. */
export const offerEnded = defineNotice({
  name: 'offer ended',
  whenUncertain: 'send again',
  facts,
  compose: async ({ place }, composing): Promise<View | 'overtaken'> => {
    const row = await read(composing.db, place);
    if (!row || (row.state !== 'LAPSED' && row.state !== 'WITHDRAWN') || !concerns(row, composing)) return 'overtaken';
    const why = row.state === 'LAPSED' ? ' did not answer in time.' : ' has declined the place.';
    const asked = await composing.db.schoolParticipation.findMany({
      where: { groupId: row.groupId, state: 'OFFERED' },
      include: { school: { select: { name: true } } },
    });
    const next =
      asked.length > 0
        ? `Asked now: ${sayNames(asked.map(({ school }) => school.name))}.`
        : 'No other school is asked now.';
    return {
      title: 'An offered place was not taken',
      blocks: [
        { kind: 'text', text: [{ strong: row.school.name }, why, ' ', next] },
        await factsBlock(row, composing),
        { kind: 'actions', actions: [decide(row.group)] },
      ],
    };
  },
});

/** The same when nobody answered in time. */
export const offerLapsed = newsOfTime('offer lapsed', offerEnded);
