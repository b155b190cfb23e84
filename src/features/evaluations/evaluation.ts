import type { SessionState, WorkGroupState } from '../../store/generated/enums.ts';

/** Days after which a group's last session is too long ago to ask about it: the longest term with its holidays. */
export const freshDays = 120;

/** School days for which a final evaluation stands open before those who came are asked: its lead may yet plan a session. */
export const graceDays = 3;

type Met = { state: SessionState; isLogged: boolean; startsAt: Date };

/** How far a group is: its sessions, and whether its end has come by its final evaluation or by the calendar. */
export type Course = { state: WorkGroupState; sessions: Met[]; isAtItsEnd: boolean };

/** Why it is too early to ask how a group was; nothing where its sessions, as planned, are over and logged. */
export function tooEarlyToAsk(sessions: Met[], now: Date): 'ahead' | 'not met' | 'not logged' | undefined {
  const kept = sessions.filter(({ state }) => state !== 'CANCELLED');
  if (kept.some(({ state, startsAt }) => state === 'POSTPONED' || (state !== 'HELD' && startsAt > now))) return 'ahead';
  if (!kept.some(({ isLogged }) => isLogged)) return 'not met';
  return kept.every(({ state, isLogged }) => state === 'HELD' && isLogged) ? undefined : 'not logged';
}

/**
 * Whether those who came are asked, once, by themselves: the group is finished or its final evaluation is handed in, or
 * its end has come. That all planned sessions are over does not tell it: many leads plan one at a time.
 */
export function isTimeToAsk({ state, sessions, isAtItsEnd }: Course, now: Date): boolean {
  const early = tooEarlyToAsk(sessions, now);
  if (state === 'CLOSED' || state === 'EVALUATING') return early === undefined || early === 'not logged';
  return isAtItsEnd && early === undefined;
}

/** Groups that can be asked about. */
export const canBeAsked: WorkGroupState[] = ['RUNNING', 'EVALUATING', 'CLOSED'];
