import type { Db } from '../../store/db.ts';
import type { NetworkMeeting } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import type { Entry } from '../sessions/calendar-file.ts';
import { expectedAt, meetingsToCome } from './meeting.reads.ts';
import { entryOf } from './meeting-file.ts';

/** How long a meeting stays in a feed after it was, in ms: a programme year and a little. */
const keptFor = 400 * 24 * 60 * 60_000;

/** Meetings to come at which somebody is expected and has not answered. */
export async function waitingFor(
  { db, now }: Pick<HubBase, 'db' | 'now'>,
  personId: string,
): Promise<NetworkMeeting[]> {
  const waiting: NetworkMeeting[] = [];
  for (const meeting of await meetingsToCome({ db, now })) {
    const where = { meetingId: meeting.id, personId, answer: { not: null } };
    if ((await db.networkGuest.count({ where })) > 0) continue;
    if ((await expectedAt({ db, now }, meeting)).includes(personId)) waiting.push(meeting);
  }
  return waiting;
}

/** The meetings in somebody's own calendar: where they are expected or come, unless they said that they can't. */
export async function meetingsInFeed(personId: string, { db, now }: { db: Db; now: Date }): Promise<Entry[]> {
  const since = new Date(now.getTime() - keptFor);
  const answered = await db.networkMeeting.findMany({
    where: {
      state: { not: 'CANCELLED' },
      endsAt: { gt: since },
      guests: { some: { personId, answer: { in: ['YES', 'MAYBE'] } } },
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  });
  return [...answered, ...(await waitingFor({ db, now }, personId))].map(entryOf);
}
