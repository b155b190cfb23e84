import type { SessionState, WorkGroupState } from '../../store/generated/enums.ts';

/** Days after which a group's last session is too long ago to ask about it. */
export const freshDays = 60;

type Met = { state: SessionState; isLogged: boolean };

/** Whether a group's last session has been logged, or the group is closed: then those who came are asked, once. */
export function isTimeToAsk(state: WorkGroupState, sessions: Met[]): boolean {
  if (state === 'CLOSED') return sessions.some(({ isLogged }) => isLogged);
  const kept = sessions.filter((session) => session.state !== 'CANCELLED');
  return kept.length > 0 && kept.every((session) => session.state === 'HELD' && session.isLogged);
}

/** Groups that can be asked about. */
export const canBeAsked: WorkGroupState[] = ['RUNNING', 'EVALUATING', 'CLOSED'];
