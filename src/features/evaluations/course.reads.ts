import type { Db } from '../../store/db.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { Course } from './evaluation.ts';

/** What is read of a session to tell whether it is over and logged. */
export const metSelect = {
  state: true,
  startsAt: true,
  log: { select: { sessionId: true } },
} satisfies Prisma.SessionSelect;

type Row = Prisma.SessionGetPayload<{ select: typeof metSelect }>;

export const metOf = ({ state, startsAt, log }: Row): Course['sessions'][number] => ({
  ...{ state, startsAt, isLogged: log !== null },
});

/** The sessions of one group, as far as they tell whether it is over. */
export const readMet = async (db: Db, groupId: string): Promise<Course['sessions']> =>
  (await db.session.findMany({ where: { groupId }, select: metSelect })).map(metOf);
