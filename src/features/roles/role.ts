import type { Phase, RoleStanding } from '../../core/people.ts';
import { type Day, ukDay } from '../../core/uk-time.ts';
import { sayPhase } from '../work-groups/work-group.ts';

/** A role somebody holds or will hold. */
export type Held = {
  id: string;
  personId: string;
  name: string;
  word: string;
  standing: RoleStanding;
  phase: Phase | null;
  /** The organisation somebody speaks for, where the role is a partner's. */
  partner: { name: string } | null;
  from: Date;
  to: Date | null;
};

/** "Level 3 Lead", "Primary Mastery Lead for Early Years": the phase only where the word does not say it; or the partner. */
export function sayRole({ word, phase, partner }: Pick<Held, 'word' | 'phase' | 'partner'>): string {
  const scope = partner?.name ?? (phase ? sayPhase(phase) : undefined);
  return scope ? `${word} for ${scope}` : word;
}

export const isNow = ({ from, to }: Pick<Held, 'from' | 'to'>, now: Date): boolean => from <= now && (!to || to > now);

/** Whether ending this role would leave the hub without anybody to lead it. */
export const isLastLead = (ending: Held, all: Held[], now: Date): boolean =>
  ending.standing === 'HUB_LEAD' &&
  !all.some((one) => one.id !== ending.id && one.standing === 'HUB_LEAD' && isNow(one, now));

/** The last day of a role that ends at an instant: the midnight after it, or in the middle of it. */
export const lastDay = (to: Date): Day => ukDay(new Date(to.getTime() - 1));
