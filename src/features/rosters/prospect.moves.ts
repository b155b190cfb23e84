import type { Db } from '../../store/db.ts';
import { readProspects } from './prospect.reads.ts';

/** Forgets what was noted about schools that have applied or joined since; the group is locked. */
export async function dropPast(db: Db, groupId: string): Promise<void> {
  const { past } = await readProspects(db, groupId);
  const schoolId = { in: past.map((one) => one.schoolId) };
  if (past.length > 0) await db.prospect.deleteMany({ where: { groupId, schoolId } });
}
