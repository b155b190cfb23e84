import type { Prisma } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';

const include = {
  project: true,
  school: { select: { name: true } },
  person: { select: { id: true, name: true } },
  group: { select: { id: true, title: true } },
} satisfies Prisma.ProjectApplicationInclude;

/** A school's application to a project, with who made it and the group it was allotted to. */
export type Application = Prisma.ProjectApplicationGetPayload<{ include: typeof include }>;

type Reading = Pick<HubBase, 'db' | 'hub' | 'actor'>;

const own = ({ actor }: Reading): Prisma.ProjectApplicationWhereInput => ({
  OR: [{ personId: actor.personId }, ...(actor.school.kind === 'at' ? [{ schoolId: actor.school.id }] : [])],
});

/** The application of the actor's school to a project, whoever of it made it. */
export async function schoolApplication(base: Reading, projectId: string): Promise<Application | undefined> {
  const { db, hub, actor } = base;
  if (actor.school.kind !== 'at') return undefined;
  const key = { hubId: hub.id, projectId, schoolId: actor.school.id };
  return (await db.projectApplication.findUnique({ where: { hubId_projectId_schoolId: key }, include })) ?? undefined;
}

/** What the actor, or a colleague for the same school, has applied to and not taken back, the newest first. */
export const ownApplications = (base: Reading): Promise<Application[]> =>
  base.db.projectApplication.findMany({
    where: { ...own(base), state: { not: 'WITHDRAWN' } },
    include,
    orderBy: { at: 'desc' },
    take: 20,
  });

/** The newest application of the actor to a project. */
export async function ownApplication(base: Reading, projectId: string): Promise<Application | undefined> {
  const where = { ...own(base), projectId };
  return (await base.db.projectApplication.findFirst({ where, include, orderBy: { at: 'desc' } })) ?? undefined;
}
