import type { Hub } from '../core/hub.ts';
import { digestAfter, digestAt, digestOf, nextDigestMoment, type Reminder, type Reminding } from '../core/reminder.ts';
import { addDays, instantOf, ukDay } from '../core/uk-time.ts';
import type { View } from '../core/view.ts';
import { type Claimed, gather } from './claim.ts';
import type { Room } from './ports.ts';
import { letGo, overtaken, putOff, release } from './settle.ts';

/** Items that a digest holds at most, for a card of Teams takes no more: the least pressing wait for the next. */
const mostItems = 8;

type Said = { notice: Claimed; reminder: Reminder };
type Compose = (notice: Claimed) => Promise<Reminding>;

/** The kinds of notices that wait for the day's digest. */
const remindersOf = ({ kinds }: Room): string[] =>
  [...kinds.values()].filter(({ remind }) => remind).map(({ name }) => name);

/** Whether the person had the hub's digest of today. It may have been one that possibly arrived. */
async function hadDigest(room: Room, { hubId, personId }: Claimed, now: Date): Promise<boolean> {
  const today = ukDay(now);
  const row = await room.store.prisma.notice.findFirst({
    where: {
      ...{ personId, hubId, kind: { in: remindersOf(room) }, state: { in: ['SENT', 'UNCERTAIN'] } },
      settledAt: { gte: instantOf(today, '00:00'), lt: instantOf(addDays(today, 1), '00:00') },
    },
    select: { id: true },
  });
  return row !== null;
}

/** When a reminder that is not said now comes next; undefined for one that is to be said. */
function whenElse(hub: Hub, said: Exclude<Reminding, 'overtaken'>, now: Date, isLater: boolean): Date | undefined {
  if ('notBefore' in said) return digestAt(hub, 'school days', said.notBefore);
  const next = nextDigestMoment(hub, said.days, now);
  if (next > now) return next;
  return isLater ? digestAfter(hub, said.days, now) : undefined;
}

/** Settles a reminder that is not said now; one that is comes back. `attempts` are those it keeps when it waits on. */
async function sift(room: Room, hub: Hub, said: Reminding, notice: Claimed, isLater: boolean, attempts: number) {
  if (said === 'overtaken') {
    await overtaken(room, notice);
    return undefined;
  }
  const moment = whenElse(hub, said, room.clock(), isLater);
  if (moment) await putOff(room, notice, moment, attempts);
  return moment || 'notBefore' in said ? undefined : { notice, reminder: said };
}

/** Those that go with the first, as far as there is room; one that cannot be composed waits, and is a fault in its turn. */
async function company(room: Room, hub: Hub, first: Claimed, compose: Compose): Promise<Said[]> {
  const found: Said[] = [];
  for (const notice of await gather(room, first, remindersOf(room), mostItems * 2)) {
    const said = await compose(notice).catch(() => undefined);
    const kept = said && (await sift(room, hub, said, notice, false, notice.attempts));
    if (kept) found.push(kept);
    else if (!said) await letGo(room, notice);
  }
  const [shown, left] = [found.toSorted(byNeed).slice(0, mostItems - 1), found.toSorted(byNeed).slice(mostItems - 1)];
  for (const { notice } of left) await letGo(room, notice);
  return shown;
}

/** The most pressing first. */
const byNeed = ({ reminder: one }: Said, { reminder: other }: Said) => one.until.getTime() - other.until.getTime();

/**
 * Makes one view of all that a person is to be reminded of now, with the reminder that was claimed first. What no
 * longer holds, must wait for its hours, or comes after today's digest is settled by the way. Undefined where the
 * claimed one is not said now; the others then wait for their turn.
 */
export async function composeDigest(room: Room, hub: Hub, first: Claimed, compose: Compose): Promise<View | undefined> {
  const isLater = await hadDigest(room, first, room.clock());
  const own = await compose(first);
  if (own === 'overtaken' || whenElse(hub, own, room.clock(), isLater)) await release(room, first);
  const said = await sift(room, hub, own, first, isLater, first.attempts - 1);
  if (!said) return undefined;
  const all = [said, ...(await company(room, hub, first, compose))].toSorted(byNeed);
  return all.length === 1 ? said.reminder.view : digestOf(all.map(({ reminder }) => reminder));
}
