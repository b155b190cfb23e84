import type { Db } from '../../store/db.ts';
import type { NetworkGuest, NetworkMeeting } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import { designatedNow, leadingNow, networkNow } from '../work-groups/local-leader.reads.ts';
import { isNewAt } from './meeting.ts';

type Base = Pick<HubBase, 'db' | 'now'>;

/** A meeting as it is kept. */
export const loadMeeting = async (db: Db, id: string): Promise<NetworkMeeting | undefined> =>
  (await db.networkMeeting.findUnique({ where: { id } })) ?? undefined;

/** Meetings that are still to come or under way, the next first. */
export const meetingsToCome = ({ db, now }: Base): Promise<NetworkMeeting[]> =>
  db.networkMeeting.findMany({
    where: { state: 'ANNOUNCED', endsAt: { gt: now } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  });

/** Meetings that ended by then and of which it is not recorded who came, the longest ago first. */
export const notRecorded = (db: Db, endedBy: Date): Promise<NetworkMeeting[]> =>
  db.networkMeeting.findMany({
    where: { state: 'ANNOUNCED', endsAt: { lte: endedBy } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  });

/** When the meeting before this one was, if there was one. */
async function previousOf({ db }: Pick<HubBase, 'db'>, { id, startsAt }: NetworkMeeting): Promise<Date | undefined> {
  const before = await db.networkMeeting.findFirst({
    where: { id: { not: id }, state: { not: 'CANCELLED' }, startsAt: { lt: startsAt } },
    orderBy: { startsAt: 'desc' },
    select: { startsAt: true },
  });
  return before?.startsAt;
}

/** Work Group Leads for whom it is the first meeting since they began to lead. */
export async function newLeadsAt(base: Base, meeting: NetworkMeeting): Promise<string[]> {
  const leading = await leadingNow(base);
  const began = await base.db.workGroupLead.groupBy({
    by: ['personId'],
    where: { personId: { in: leading } },
    _min: { from: true },
  });
  const previous = await previousOf(base, meeting);
  return began.flatMap(({ personId, _min }) =>
    _min.from && isNewAt(_min.from, meeting.startsAt, previous) ? [personId] : [],
  );
}

/** Everybody who is expected at a meeting, as things stand now. */
export async function expectedAt(base: Base, meeting: NetworkMeeting): Promise<string[]> {
  const { expectsAll, expectsLeads, expectsKinds } = meeting;
  if (expectsAll) return networkNow(base);
  const some = [
    ...(await newLeadsAt(base, meeting)),
    ...(expectsLeads ? await leadingNow(base) : []),
    ...(expectsKinds.length > 0 ? await designatedNow(base, { kindIds: expectsKinds }) : []),
  ];
  return [...new Set(some)];
}

/** What everybody answered to a meeting, and who came. */
export const guestsAt = ({ db }: Pick<HubBase, 'db'>, meeting: Pick<NetworkMeeting, 'id'>): Promise<NetworkGuest[]> =>
  db.networkGuest.findMany({ where: { meetingId: meeting.id } });

/** Whom a meeting concerns: who is expected, and who has answered. */
export async function concernedBy(base: Base, meeting: NetworkMeeting): Promise<string[]> {
  const answered = (await guestsAt(base, meeting)).filter(({ answer }) => answer !== null);
  return [...new Set([...(await expectedAt(base, meeting)), ...answered.map(({ personId }) => personId)])];
}

/** What one person answered. */
export const guestAt = (db: Db, meetingId: string, personId: string): Promise<NetworkGuest | null> =>
  db.networkGuest.findFirst({ where: { meetingId, personId } });

/** The hub's words for its kinds of designation. */
export async function kindWords({ db }: Pick<HubBase, 'db'>): Promise<Map<string, string>> {
  const kinds = await db.designationKind.findMany({ orderBy: [{ rank: 'asc' }, { word: 'asc' }] });
  return new Map(kinds.map(({ id, word }) => [id, word]));
}

/** Names of people, in order. */
export async function namesOf({ db }: Pick<HubBase, 'db'>, people: string[]) {
  const where = { id: { in: people } };
  return db.person.findMany({ where, select: { id: true, name: true }, orderBy: [{ name: 'asc' }, { id: 'asc' }] });
}
