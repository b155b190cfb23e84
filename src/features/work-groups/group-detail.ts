import type { Db } from '../../store/db.ts';
import type { Prisma } from '../../store/generated/client.ts';

/** What is read with a Work Group: the partner that runs it, who leads it now and all its sessions. */
export const groupDetail = {
  partner: { select: { name: true, url: true } },
  project: { select: { type: true, stage: true } },
  leads: {
    where: { to: null },
    orderBy: { capacity: 'asc' },
    include: { person: { select: { id: true, name: true } } },
  },
  sessions: { orderBy: { number: 'asc' } },
} satisfies Prisma.WorkGroupInclude;

/** A Work Group in full. */
export type GroupDetail = Prisma.WorkGroupGetPayload<{ include: typeof groupDetail }>;

export const loadGroup = async (db: Db, id: string): Promise<GroupDetail | undefined> =>
  (await db.workGroup.findUnique({ where: { id }, include: groupDetail })) ?? undefined;
