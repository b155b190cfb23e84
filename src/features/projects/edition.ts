import { refuse } from '../../core/command.ts';
import { programmeYearName } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import type { Project } from '../../store/generated/client.ts';

const two = (year: number) => String(year % 100).padStart(2, '0');

/** A code for the next year: NCP26-10a is NCP27-10a; one that does not name its year stays. */
export const nextCode = (code: string | null, year: number): string | null =>
  code?.startsWith(`NCP${two(year)}-`) ? `NCP${two(year + 1)}-${code.slice(6)}` : code;

/** What the next edition begins with: all that is said of this one, with next year's code. */
export const nextEdition = (project: Project) => ({
  ...project,
  code: nextCode(project.code, project.year),
  year: project.year + 1,
});

/** Says no where there is a next edition already. */
export async function editionThere(db: Db, project: Project) {
  const next = await db.project.findFirst({ where: { editionOfId: project.id } });
  return next
    ? refuse(
        'edition',
        `“${project.title}” has an edition for ${programmeYearName(next.year)} already. Type “projects ${programmeYearName(next.year)}” to see it.`,
      )
    : undefined;
}
