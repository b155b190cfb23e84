import { z } from 'zod';
import type { Hub } from '../core/hub.ts';
import type { Claimed } from './claim.ts';
import type { GivenUp, Room } from './ports.ts';

/** A second at first, doubling; a quarter of an hour at most. In seconds. */
const backOff = (attempts: number) => Math.min(900, 2 ** Math.min(attempts - 1, 10));

/** Only the claim that is answered: another sender may have taken the notice over meanwhile. */
const mine = ({ id, attempts }: Claimed) => ({ id, attempts, state: 'CLAIMED' as const });

const left = z.array(z.object({ more: z.boolean() }));

/**
 * It arrived, and with it what went in the same message. True however late it is known, so no later claim stands against
 * it. Answers whether its lane holds more, in the same statement: mostly it does not, and whatever is told from now on calls the lane itself.
 */
export async function sent(
  { store, clock }: Room,
  { id }: Pick<Claimed, 'id'>,
  answer: string,
): Promise<'next' | 'empty'> {
  const rows = await store.prisma.$queryRaw`
    UPDATE "Notice" SET state = 'SENT', "settledAt" = ${clock()}::timestamptz, answer = ${answer}
    WHERE (id = ${id}::uuid OR "withId" = ${id}::uuid) AND state <> 'SENT'
    RETURNING EXISTS (SELECT 1 FROM "Notice" AS other
      WHERE other.lane = "Notice".lane AND other.id <> ${id}::uuid AND other."withId" IS DISTINCT FROM ${id}::uuid
        AND other.state IN ('WAITING', 'CLAIMED')) AS more`;
  const [settled] = left.parse(rows);
  return settled && !settled.more ? 'empty' : 'next';
}

/** It no longer held when it was about to be said. */
export async function overtaken({ store, clock }: Room, notice: Claimed): Promise<void> {
  const data = { state: 'OVERTAKEN' as const, settledAt: clock(), withId: null };
  await store.prisma.notice.updateMany({ where: mine(notice), data });
}

/** What was to go in the same message waits again, each by itself; only for the sender whose claim it is. */
export async function release({ store }: Pick<Room, 'store'>, { id, attempts }: Claimed): Promise<void> {
  await store.prisma.$executeRaw`
    WITH leader AS (
      SELECT id FROM "Notice" WHERE id = ${id}::uuid AND attempts = ${attempts} AND state = 'CLAIMED' FOR UPDATE)
    UPDATE "Notice" SET state = 'WAITING', "withId" = NULL, "claimedAt" = NULL FROM leader
    WHERE "withId" = leader.id AND state = 'CLAIMED'`;
}

/** One that was to go in the message of another waits for a message of its own. */
export async function letGo({ store }: Pick<Room, 'store'>, notice: Claimed): Promise<void> {
  const data = { state: 'WAITING' as const, withId: null, claimedAt: null };
  await store.prisma.notice.updateMany({ where: mine(notice), data });
}

/** Takes it out of the line until a later moment, without a message: its lane goes on. */
export async function putOff(room: Room, notice: Claimed, notBefore: Date, attempts: number): Promise<void> {
  const data = { state: 'WAITING' as const, notBefore, attempts, claimedAt: null, withId: null };
  const { count } = await room.store.prisma.notice.updateMany({ where: mine(notice), data });
  if (count === 1) await room.callLane(notice.lane, (notBefore.getTime() - room.clock().getTime()) / 1000);
}

/** Not now: the notice waits, and its lane with it, at least as long as the platform asked. */
export async function putBack(room: Room, notice: Claimed, why: string, atLeast = 0): Promise<void> {
  await wait(room, notice, Math.max(atLeast, backOff(notice.attempts)), notice.attempts);
  room.log.warn({ notice: notice.id, kind: notice.kind, attempts: notice.attempts, why }, 'a notice waits');
}

/** Its workspace pauses; as nobody was asked, this is no attempt. */
export async function pause(room: Room, notice: Claimed, seconds: number): Promise<void> {
  await wait(room, notice, seconds, notice.attempts - 1);
}

async function wait(room: Room, notice: Claimed, seconds: number, attempts: number) {
  const { store, clock, callLane } = room;
  await release(room, notice); // first: whoever claims next in this lane must find them waiting
  const notBefore = new Date(clock().getTime() + seconds * 1000);
  const data = { state: 'WAITING' as const, notBefore, attempts };
  const { count } = await store.prisma.notice.updateMany({ where: mine(notice), data });
  if (count === 1) await callLane(notice.lane, seconds);
}

/** Says it again although it may have arrived, with all that was in the message: once, which `answer` remembers. */
export async function sayAgain({ store }: Room, notice: Claimed, why: string): Promise<void> {
  const data = { state: 'WAITING' as const, answer: why };
  const { count } = await store.prisma.notice.updateMany({ where: mine(notice), data });
  if (count === 1) await store.prisma.notice.updateMany({ where: { withId: notice.id, state: 'CLAIMED' }, data });
}

/** Gives a notice up, with all that was in its message, and says so to whom it concerns in the same transaction. */
export async function giveUp(
  room: Room,
  hub: Hub,
  notice: Claimed,
  state: GivenUp['state'],
  why: string,
): Promise<void> {
  room.log.warn({ notice: notice.id, kind: notice.kind, state, why }, 'a notice was given up');
  await giveToOthers(room, hub, notice, state, why);
}

/** Why nothing is sent to who is known by school and e-mail only. */
export const noAccount = 'the person has no account';

/** Who has no account cannot be written to: no fault of anybody's, so only those who can tell them otherwise hear of it. */
export const leaveToOthers = (room: Room, hub: Hub, notice: Claimed): Promise<void> =>
  giveToOthers(room, hub, notice, 'FAILED', noAccount);

async function giveToOthers(room: Room, hub: Hub, notice: Claimed, state: GivenUp['state'], why: string) {
  const now = room.clock();
  await room.store.change(hub, async (db) => {
    const data = { state, settledAt: now, answer: why };
    const { count } = await db.notice.updateMany({ where: mine(notice), data });
    if (count === 0) return;
    const others = await db.notice.findMany({ where: { withId: notice.id, state: 'CLAIMED' } });
    await db.notice.updateMany({ where: { id: { in: others.map(({ id }) => id) } }, data });
    const inside = { db, hub, now, tell: room.tell(db, hub, now) };
    for (const one of [notice, ...others]) await room.onGivenUp({ ...one, state }, why, inside);
  });
}
