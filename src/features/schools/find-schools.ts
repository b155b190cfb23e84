import { z } from 'zod';
import { patternsOf } from '../../core/fold.ts';
import type { Option } from '../../core/form.ts';
import type { Db } from '../../store/db.ts';
import { schoolOption } from './school.ts';

const row = z.object({ id: z.string(), name: z.string(), town: z.string(), postcode: z.string(), laName: z.string() });

/** Answers to one search at most: more words make it fewer. */
const most = 20;

/**
 * Open schools of the register that have every word in name, town, postcode, local authority or URN. The longest
 * word is asked for by itself: an index answers for one pattern, not for a list of them.
 */
export async function findSchools(words: string, { db }: { db: Db }): Promise<Option[]> {
  const patterns = patternsOf(words.slice(0, 100));
  if (patterns.length === 0) return [];
  const [longest, ...others] = patterns.toSorted((one, other) => other.length - one.length);
  const rows = await db.$queryRaw`
    SELECT id::text, name, town, postcode, "laName" FROM "School"
    WHERE "isOpen" AND urn IS NOT NULL AND "searchText" LIKE ${longest} AND "searchText" LIKE ALL(${others})
    ORDER BY name, town, postcode LIMIT ${most}`;
  return z.array(row).parse(rows).map(schoolOption);
}
