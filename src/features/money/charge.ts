import type { AttendanceState } from '../../store/generated/enums.ts';

/** Somebody who was away from a session, with what they had said before. */
export type Away = {
  state: AttendanceState;
  /** Who came instead, by the log or by the apology. */
  substitute: string;
  apology: { isLate: boolean; substitute: string } | undefined;
};

/**
 * Whether an absence is charged for: nobody came instead, and no apology was there by the last free day. One that only
 * the lead knows of has no day on record, so somebody has to ask.
 */
export function chargeFor({ state, substitute, apology }: Away): 'charged' | 'to ask' | 'free' {
  if (state !== 'ABSENT' && state !== 'APOLOGIES') return 'free';
  if (substitute || apology?.substitute) return 'free';
  if (apology) return apology.isLate ? 'charged' : 'free';
  return state === 'ABSENT' ? 'charged' : 'to ask';
}

/** Why it is charged, in a few words. */
export const sayCause = ({ apology }: Pick<Away, 'apology'>): string =>
  apology ? 'apologised after the last free day' : 'did not come';
