import type { PlaceState } from '../../store/generated/enums.ts';

/** States of a place in which a school has applied, waits, or is in: it is a prospect no more. */
const applied: PlaceState[] = ['APPLIED', 'WAITING', 'OFFERED', 'HELD', 'CONFIRMED', 'COMPLETED', 'UNFINISHED'];

/** Whether a school is past being a prospect: it has applied or is in, or did so after it was noted and has left again. */
export const isPast = (notedAt: Date, place: { state: PlaceState; since: Date } | undefined): boolean =>
  place !== undefined && (applied.includes(place.state) || place.since > notedAt);

/** How far a school got before it applied, in words. */
export const sayHow = { CONTACTED: 'contacted', INTERESTED: 'interested' } as const;
