import type { Taking } from '../../core/document.ts';
import type { Db } from '../../store/db.ts';

/** Locks the groups that a file names until the end of the transaction, in one order for everybody. */
export const holdGroups = ({ db, hub }: Taking<Db>, keys: string[]) =>
  db.$queryRaw`SELECT id::text FROM "WorkGroup" WHERE "hubId" = ${hub.id}::uuid AND key = ANY(${keys})
    ORDER BY id FOR NO KEY UPDATE`;
