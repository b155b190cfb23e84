import { ukDay } from '../../core/uk-time.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import { wasThere } from '../logs/log.ts';
import type { Taken } from './completion.ts';

type Base = Pick<HubBase, 'db' | 'now'>;

/** A school's place at the end of a group, with what is recorded of it. */
export type Ending = { id: string; schoolId: string; school: string; completes: boolean | null; taken: Taken };

const including = (now: Date) =>
  ({
    school: { select: { name: true } },
    memberships: {
      select: {
        attendances: { select: { sessionId: true, state: true, substitute: true } },
        assignments: {
          where: { task: { endedAt: null, dueOn: { lte: new Date(ukDay(now)) } }, state: { not: 'EXCUSED' } },
          select: { taskId: true, state: true },
        },
      },
    },
  }) satisfies Prisma.SchoolParticipationInclude;

type Place = Prisma.SchoolParticipationGetPayload<{ include: ReturnType<typeof including> }>;
type Held = { id: string; startsAt: Date; schoolId: string | null };

/** A school was at a session when anybody of it was; it did a task when anybody did. */
function takenBy({ schoolId, since, memberships }: Place, sessions: Held[]): Taken {
  const own = sessions.filter((one) => one.startsAt >= since && (one.schoolId ?? schoolId) === schoolId);
  const came = memberships
    .flatMap(({ attendances }) => attendances)
    .filter(({ state, substitute }) => wasThere(state) || substitute !== '');
  const at = new Set(came.map(({ sessionId }) => sessionId));
  const tasks = Map.groupBy(
    memberships.flatMap(({ assignments }) => assignments),
    ({ taskId }) => taskId,
  );
  return {
    held: own.length,
    attended: own.filter(({ id }) => at.has(id)).length,
    due: tasks.size,
    done: [...tasks.values()].filter((all) => all.some(({ state }) => state === 'DONE')).length,
  };
}

/** The schools that are in a group until its end, by name. */
export async function endingsOf({ db, now }: Base, groupId: string): Promise<Ending[]> {
  const sessions = await db.session.findMany({
    where: { groupId, state: 'HELD' },
    select: { id: true, startsAt: true, schoolId: true },
  });
  const places = await db.schoolParticipation.findMany({
    where: { groupId, state: { in: ['CONFIRMED', 'COMPLETED', 'UNFINISHED'] } },
    include: including(now),
    orderBy: [{ school: { name: 'asc' } }, { id: 'asc' }],
  });
  return places.map((place) => ({
    id: place.id,
    schoolId: place.schoolId,
    school: place.school.name,
    completes: place.completes,
    taken: takenBy(place, sessions),
  }));
}
