import { late, within } from '../core/within.ts';
import type { Claimed } from './claim.ts';
import { deliver, hubOf, leaveOpen, type Step } from './deliver.ts';
import type { Room } from './ports.ts';
import { type Way, waysTo } from './reach-person.ts';
import { giveUp, sayAgain, sent } from './settle.ts';

const lost = 'the answer to the sending was lost';

/** Finds out what became of a notice whose sender never kept an answer: found, sent again, or as its kind decides. */
export async function makeSure(room: Room, notice: Claimed): Promise<Step> {
  const found = await lookFor(room, notice);
  switch (found) {
    case 'found':
      return sent(room, notice, 'found afterwards');
    case 'absent':
      return deliver(room, notice);
    case 'unknown':
      return decide(room, notice);
    case 'ask later':
      return leaveOpen(room, notice, 'the platform could not be asked what became of it');
  }
  return found satisfies never;
}

/** A kind that does no harm twice is said again, but once only: the second time it is left to a person as well. */
async function decide(room: Room, notice: Claimed): Promise<Step> {
  if (room.kinds.get(notice.kind)?.whenUncertain === 'send again' && notice.answer === null) {
    await sayAgain(room, notice, lost);
  } else {
    await giveUp(room, await hubOf(room, notice), notice, 'UNCERTAIN', lost);
  }
  return 'next';
}

type Found = 'found' | 'absent' | 'unknown' | 'ask later';

/** Asks by every account the person has: which of them the sender used is not known. */
async function lookFor(room: Room, notice: Claimed): Promise<Found> {
  const ways = await waysTo(room, notice);
  const answers = await Promise.all(ways.map((way) => lookBy(room, notice, way)));
  if (answers.includes('found')) return 'found';
  if (answers.includes('ask later')) return notice.attempts < room.pace.attempts ? 'ask later' : 'unknown';
  return answers.includes('unknown') ? 'unknown' : 'absent';
}

async function lookBy(room: Room, notice: Claimed, { address, messenger }: Way): Promise<Found> {
  // The platform's clock need not be ours
  const since = new Date(notice.claimedAt.getTime() - 60_000);
  const asked = messenger.find(address, notice.id, since).catch(() => 'ask later' as const);
  const answer = await within(asked, room.pace.answerWithinMs);
  return answer === late ? 'ask later' : answer;
}
