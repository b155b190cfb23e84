import type { Hub } from '../core/hub.ts';
import type { Composing, Delivery, NoticeKind } from '../core/notice.ts';
import type { Remind } from '../core/reminder.ts';
import type { View } from '../core/view.ts';
import { late, within } from '../core/within.ts';
import type { Db } from '../store/db.ts';
import type { Claimed } from './claim.ts';
import { composeDigest } from './digest.ts';
import type { Room } from './ports.ts';
import { closeAccount, reach, reachChannel, type Way, workspaceOf } from './reach-person.ts';
import { giveUp, leaveToOthers, overtaken, pause, putBack, sent } from './settle.ts';

/** Whether the lane goes on with its next notice, holds none, or waits. */
export type Step = 'next' | 'empty' | 'wait';

/** Composes a claimed notice, sends it by the account its person used last, and keeps what became of it. */
export async function deliver(room: Room, notice: Claimed): Promise<Step> {
  const ready = await prepare(room, notice).catch((error: unknown) => String(error));
  if (typeof ready === 'string') return stumble(room, notice, ready);
  if (ready.view === 'overtaken') await overtaken(room, notice);
  if (ready.view === 'overtaken' || ready.view === 'another time') return 'next';
  if (ready.isKnownOnly) {
    await leaveToOthers(room, ready.hub, notice);
    return 'next';
  }
  const delivery = await sendOne(room, notice, ready.view, ready.ways);
  return settle(room, ready.hub, notice, delivery);
}

type Kind = NoticeKind<Db>;
/** What is to be said, and the ways there; `isKnownOnly` of a person without any account. */
type Ready = { hub: Hub; view: View | 'overtaken' | 'another time'; ways: Way[]; isKnownOnly: boolean };

async function prepare(room: Room, notice: Claimed): Promise<Ready> {
  const hub = await hubOf(room, notice);
  if (notice.channelId) return prepareForChannel(room, hub, notice, notice.channelId);
  if (!notice.personId) return { hub, view: 'overtaken', ways: [], isKnownOnly: false };
  const { name, ways, hasAccount } = await reach(room, notice.personId);
  const view = await viewOf(room, hub, notice, { personId: notice.personId, name }, hasAccount);
  return { hub, view, ways, isKnownOnly: !hasAccount };
}

/** The words of a notice; a reminder's with all that its person is to be reminded of. */
async function viewOf(
  room: Room,
  hub: Hub,
  notice: Claimed,
  to: Composing<Db>['to'],
  hasAccount: boolean,
): Promise<Ready['view']> {
  const [db, now] = [room.store.read(hub), room.clock()];
  const link = room.links(db, hub, to, now);
  const composing = ({ id }: Claimed) => ({ db, hub, now, to, link, notice: id });
  const kind = kindOf(room, notice);
  // Who has no account gets no message: each is left to others by itself
  if (!kind.remind || !hasAccount) return kind.compose(notice.facts, composing(notice));
  const remind = async (one: Claimed) => remindBy(kindOf(room, one))(one.facts, composing(one));
  return (await composeDigest(room, hub, notice, remind)) ?? 'another time';
}

function kindOf({ kinds }: Room, notice: Claimed): Kind {
  const kind = kinds.get(notice.kind);
  // Not a failure yet: while a release is rolled out, another process may know it
  if (!kind) throw new Error(`nobody composes the kind ${notice.kind}`);
  return kind;
}

function remindBy({ name, remind }: Kind): Remind<Db> {
  if (!remind) throw new Error(`${name} is no reminder`);
  return remind;
}

async function prepareForChannel(room: Room, hub: Hub, notice: Claimed, channelId: string): Promise<Ready> {
  const { name, inChannel } = kindOf(room, notice);
  if (!inChannel) throw new Error(`the kind ${name} is not for channels`);
  const view = await inChannel(notice.facts, { db: room.store.read(hub), hub, now: room.clock() });
  return { hub, view, ways: await reachChannel(room, channelId), isKnownOnly: false };
}

/** The hub a notice is from. */
export async function hubOf({ hubs }: Room, { hubId }: Claimed): Promise<Hub> {
  const hub = await hubs(hubId);
  if (!hub) throw new Error(`there is no hub ${hubId}`);
  return hub;
}

/** Nothing was sent: the fault is ours, and may be mended while the notice waits. */
async function stumble(room: Room, notice: Claimed, why: string): Promise<Step> {
  const hub = notice.attempts < room.pace.attempts ? undefined : await room.hubs(notice.hubId);
  if (hub) await giveUp(room, hub, notice, 'FAILED', why);
  else await putBack(room, notice, why);
  return hub ? 'next' : 'wait';
}

const nobodyThere = ({ channelId }: Claimed) =>
  channelId ? 'Nobody names that channel for the hub any more.' : 'no account of the person can be written to';

type Sending = Delivery | { kind: 'paused'; seconds: number };

async function sendOne(room: Room, notice: Claimed, view: View, ways: Way[], why?: string): Promise<Sending> {
  const [way, ...others] = ways;
  if (!way) return { kind: 'failed', why: why ?? nobodyThere(notice), closed: false };
  const workspace = workspaceOf(way.address);
  const seconds = room.pauses.secondsLeft(workspace);
  if (seconds > 0) return { kind: 'paused', seconds };
  const delivery = await ask(room, notice, view, way);
  if (delivery.kind === 'held' && delivery.scope === 'workspace') room.pauses.pause(workspace, delivery.seconds);
  if (delivery.kind !== 'failed' || !delivery.closed) return delivery;
  await closeAccount(room, way.address);
  return sendOne(room, notice, view, others, delivery.why);
}

async function ask(room: Room, notice: Claimed, view: View, { address, messenger }: Way): Promise<Delivery> {
  const answer = messenger
    .deliver(address, view, notice.id)
    .catch((error: unknown): Delivery => ({ kind: 'uncertain', why: String(error) }));
  const timely = await within(answer, room.pace.answerWithinMs);
  if (timely !== late) return timely;
  answer.then((late) => (late.kind === 'sent' ? sent(room, notice, late.id) : undefined)).catch(() => {});
  return { kind: 'uncertain', why: `no answer within ${room.pace.answerWithinMs} ms` };
}

async function settle(room: Room, hub: Hub, notice: Claimed, delivery: Sending): Promise<Step> {
  switch (delivery.kind) {
    case 'sent':
      return sent(room, notice, delivery.id);
    case 'failed':
      await giveUp(room, hub, notice, 'FAILED', delivery.why);
      return 'next';
    case 'paused':
      await pause(room, notice, delivery.seconds);
      return 'wait';
    case 'held':
      if (notice.attempts < room.pace.attempts) {
        await putBack(room, notice, 'the platform asked us to wait', delivery.seconds);
        return 'wait';
      }
      await giveUp(room, hub, notice, 'FAILED', `asked to wait ${notice.attempts} times`);
      return 'next';
    case 'uncertain':
      return leaveOpen(room, notice, delivery.why);
  }
  return delivery satisfies never;
}

/** It stays claimed, as if we had died here: once stale, whoever comes makes sure. Looking at once could miss what is on its way. */
export async function leaveOpen(room: Room, notice: Claimed, why: string): Promise<Step> {
  room.log.warn({ notice: notice.id, kind: notice.kind, why }, 'a notice may have arrived');
  await room.callLane(notice.lane, room.pace.staleSeconds);
  return 'wait';
}
