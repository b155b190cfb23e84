import { z } from 'zod';
import { fold } from '../../core/fold.ts';
import type { Db } from '../../store/db.ts';

/** A school that somebody's own has become, or seems to be in the register. */
export type Today = { id: string; name: string; town: string; postcode: string; laName: string; urn: number | null };

const select = { id: true, name: true, town: true, postcode: true, laName: true, urn: true };

/** What schools are today, by their ids: the academy a school became, and what that became. Itself, where nothing followed. */
async function schoolsToday(db: Db, ids: string[]): Promise<Map<string, string>> {
  const rows = await db.$queryRaw`
    SELECT id::text, school_today(id)::text AS today FROM "School" WHERE id = ANY(${ids}::uuid[])`;
  const known = z.array(z.object({ id: z.string(), today: z.string() })).parse(rows);
  return new Map(known.map(({ id, today }) => [id, today]));
}

/** The one open school of the register with the name and town of a school that was typed by hand; none where several are. */
export async function registered(db: Db, { name, town }: { name: string; town: string }): Promise<Today | undefined> {
  const found = await db.school.findMany({
    where: { urn: { not: null }, isOpen: true, searchText: { startsWith: fold(`${name} ${town}`) } },
    select,
    take: 20,
  });
  const alike = found.filter((one) => fold(one.name) === fold(name) && fold(one.town) === fold(town));
  return alike.length === 1 ? alike[0] : undefined;
}

/** What a person's school is called now: its successor where it closed, or its row in the register; nothing where all is well. */
export async function followerOf(db: Db, schoolId: string): Promise<Today | undefined> {
  const school = await db.school.findUnique({ where: { id: schoolId }, select: { ...select, isOpen: true } });
  if (!school) return undefined;
  if (school.urn === null) return registered(db, school);
  if (school.isOpen) return undefined;
  const today = (await schoolsToday(db, [schoolId])).get(schoolId);
  if (!today || today === schoolId) return undefined;
  return (await db.school.findFirst({ where: { id: today, isOpen: true }, select })) ?? undefined;
}
