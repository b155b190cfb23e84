import { refuse } from '../../core/command.ts';
import { sayMoment, ukDay } from '../../core/uk-time.ts';
import type { AnnouncementState } from '../../store/generated/enums.ts';
import { changedMeanwhile } from '../changed-meanwhile.ts';

type Standing = { state: AnnouncementState; goesAt: Date | null };

function wordsOf({ state, goesAt }: Standing, now: Date): string {
  switch (state) {
    case 'DRAFT':
      return 'That announcement is a draft: send it first.';
    case 'SCHEDULED': {
      const when = goesAt && goesAt > now ? `goes on ${sayMoment(goesAt, ukDay(now))}` : 'goes out now';
      return `That announcement ${when}. Call it off first if you want to change it.`;
    }
    case 'SENT':
      return 'That announcement has gone. You can follow it with a correction.';
    case 'CANCELLED':
      return 'That announcement was called off. Type “announce” to write another.';
    default:
      return state satisfies never;
  }
}

/** It stands otherwise meanwhile: what can be done with it now. */
export const isSettled = (row: Standing, { now }: { now: Date }) =>
  refuse('announcement stands otherwise', wordsOf(row, now));

/** No, where it is a draft no longer, or where somebody else wrote in it while a form about it was open. */
export const cannotGoOn = (row: Standing & { version: number }, seen: number | undefined, base: { now: Date }) =>
  row.state === 'DRAFT'
    ? changedMeanwhile('this announcement', row.version, seen, 'read it in “announcements” before you go on.')
    : isSettled(row, base);
