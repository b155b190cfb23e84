import { z } from 'zod';
import { nextAllowedMoment } from '../../core/calendar.ts';
import type { Hub } from '../../core/hub.ts';
import type { Tell } from '../../core/notice.ts';
import type { Db } from '../../store/db.ts';

const facts = z.object({ announcement: z.uuid() });

/** How long others that do not arrive either are waited for, in ms. */
const gather = 5 * 60_000;

/** One of those an announcement went to did not get it, or perhaps did: who sent it hears of all of them at once. */
export async function tellGaps(
  givenUp: { facts: unknown },
  { db, hub, now, tell }: { db: Db; hub: Hub; now: Date; tell: Tell },
): Promise<void> {
  const { announcement: id } = facts.parse(givenUp.facts);
  const row = await db.announcement.findUnique({ where: { id } });
  if (!row) return;
  const later = new Date(Math.ceil((now.getTime() + 1) / gather) * gather);
  const notBefore = nextAllowedMoment(hub.calendar, hub.quietHours, later);
  const occasion = `${id}/${notBefore.toISOString()}`;
  const person = row.decidedById ?? row.personId;
  await tell({ kind: 'announcement gaps', facts: { announcement: id }, to: { person }, occasion, notBefore });
}
