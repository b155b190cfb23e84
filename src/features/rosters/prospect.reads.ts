import type { Db } from '../../store/db.ts';
import type { Prisma } from '../../store/generated/client.ts';
import { isPast } from './prospect.ts';

const include = {
  school: { select: { name: true, town: true, postcode: true, laName: true } },
  person: { select: { name: true } },
} satisfies Prisma.ProspectInclude;

/** A school that was contacted or is interested, with who noted it. */
export type Listed = Prisma.ProspectGetPayload<{ include: typeof include }>;

/** The schools noted for a group: those that have not applied, by name, and those that have since. */
export async function readProspects(db: Db, groupId: string): Promise<{ open: Listed[]; past: Listed[] }> {
  const all = await db.prospect.findMany({ where: { groupId }, include, orderBy: { school: { name: 'asc' } } });
  const schoolId = { in: all.map((one) => one.schoolId) };
  const places = await db.schoolParticipation.findMany({
    where: { groupId, schoolId },
    select: { schoolId: true, state: true, since: true },
  });
  const placeOf = new Map(places.map((place) => [place.schoolId, place]));
  const isOver = ({ at, schoolId: id }: Listed) => isPast(at, placeOf.get(id));
  return { open: all.filter((one) => !isOver(one)), past: all.filter(isOver) };
}
