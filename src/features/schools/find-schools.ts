import { z } from 'zod';
import { patternsOf } from '../../core/fold.ts';
import type { Option } from '../../core/form.ts';
import type { Db } from '../../store/db.ts';
import { schoolOption } from './school.ts';

const row = z.object({ id: z.string(), name: z.string(), town: z.string(), postcode: z.string(), laName: z.string() });

/** Answers to one search at most: more words make it fewer. */
const most = 20;

/** Open schools of the register that have every word in name, town, postcode, local authority or URN. */
export async function findSchools(words: string, { db }: { db: Db }): Promise<Option[]> {
  const patterns = patternsOf(words.slice(0, 100));
  if (patterns.length === 0) return [];
  const rows = await db.$queryRaw`
    SELECT id::text, name, town, postcode, "laName" FROM "School"
    WHERE "isOpen" AND urn IS NOT NULL AND "searchText" LIKE ALL(${patterns})
    ORDER BY name, town, postcode LIMIT ${most}`;
  return z.array(row).parse(rows).map(schoolOption);
}
