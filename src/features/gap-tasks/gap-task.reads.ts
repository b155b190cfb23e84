import type { Db } from '../../store/db.ts';
import type { Prisma } from '../../store/generated/client.ts';
import { groupDetail } from '../work-groups/group-detail.ts';

const assignment = {
  task: { include: { group: { include: groupDetail } } },
  membership: {
    include: {
      person: { select: { id: true, name: true } },
      participation: { include: { school: { select: { name: true } } } },
    },
  },
} satisfies Prisma.AssignmentInclude;

/** One person's part in a gap task, with the task, its group, and who they are. */
export type AssignmentDetail = Prisma.AssignmentGetPayload<{ include: typeof assignment }>;

export const loadAssignment = (db: Db, id: string): Promise<AssignmentDetail | undefined> => findAssignment(db, { id });

/** The one part in a gap task that is described, if there is one. */
export const findAssignment = async (
  db: Db,
  where: Prisma.AssignmentWhereInput,
): Promise<AssignmentDetail | undefined> =>
  (await db.assignment.findFirst({ where, include: assignment })) ?? undefined;

/** The gap tasks a person has in their groups, what is open first and what is due first. */
export async function ownAssignments(db: Db, personId: string): Promise<AssignmentDetail[]> {
  const rows = await db.assignment.findMany({
    where: { membership: { personId, state: 'JOINED' }, task: { endedAt: null } },
    include: assignment,
    orderBy: [{ task: { dueOn: 'desc' } }],
    take: 20,
  });
  const isOpen = ({ state }: AssignmentDetail) => (state === 'ASSIGNED' ? 0 : 1);
  const due = ({ task }: AssignmentDetail) => task.dueOn.getTime();
  return rows.toSorted((one, other) => isOpen(one) - isOpen(other) || due(one) - due(other));
}

const answers = {
  assignments: {
    where: { membership: { state: 'JOINED' } },
    include: assignment,
    orderBy: [
      { membership: { participation: { school: { name: 'asc' } } } },
      { membership: { person: { name: 'asc' } } },
    ],
  },
  nextSession: { select: { id: true, number: true, startsAt: true } },
} satisfies Prisma.GapTaskInclude;

/** A gap task with everybody's answer, school by school. */
export type TaskDetail = Prisma.GapTaskGetPayload<{ include: typeof answers }>;

/** The gap tasks of a group with what came back, the newest first. */
export const tasksOf = (db: Db, groupId: string): Promise<TaskDetail[]> =>
  db.gapTask.findMany({ where: { groupId, endedAt: null }, include: answers, orderBy: { dueOn: 'desc' }, take: 6 });

/** The gap tasks that feed a session. */
export const tasksFor = (db: Db, sessionId: string): Promise<TaskDetail[]> =>
  db.gapTask.findMany({
    where: { nextSessionId: sessionId, endedAt: null },
    include: answers,
    orderBy: { dueOn: 'asc' },
  });

const set = { group: { include: groupDetail }, nextSession: { select: { day: true } } } satisfies Prisma.GapTaskInclude;

/** A gap task as those who lead its group may change it. */
export type SetTask = Prisma.GapTaskGetPayload<{ include: typeof set }>;

export const loadTask = async (db: Db, id: string): Promise<SetTask | undefined> =>
  (await db.gapTask.findUnique({ where: { id }, include: set })) ?? undefined;
