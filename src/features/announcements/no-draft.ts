import { refuse } from '../../core/command.ts';
import { sayMoment, ukDay } from '../../core/uk-time.ts';
import type { AnnouncementState } from '../../store/generated/enums.ts';

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
