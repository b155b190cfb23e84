import type { Expected } from './due.ts';

/** A row of the plan. */
export type Planned = { subjectId: string; dueAt: Date; isDone: boolean };

/** Where the plan is not as the rules say, and what would mend it; what was told and is lost cannot be mended. */
export type PlanDifference = { subjectId: string } & (
  | { is: 'missing' | 'moved'; dueAt: Date }
  | { is: 'left over' }
  | { is: 'lost' }
);

/**
 * Compares the plan of one kind with what the rules expect. What is past is no difference: an open row is the sweep's
 * to do, a done one was told, and what nobody planned in time is not told late.
 */
export function planDifferences(expected: Expected[], planned: Planned[], now: Date): PlanDifference[] {
  const rows = new Map(planned.map((row) => [row.subjectId, row]));
  const wanted = new Set(expected.map(({ subjectId }) => subjectId));
  const wrong = expected.flatMap((one) => differenceOf(one, rows.get(one.subjectId), now) ?? []);
  const over = planned.filter(({ subjectId, isDone, dueAt }) => !isDone && dueAt > now && !wanted.has(subjectId));
  return [...wrong, ...over.map(({ subjectId }) => ({ subjectId, is: 'left over' as const }))];
}

function differenceOf({ subjectId, dueAt }: Expected, row: Planned | undefined, now: Date): PlanDifference | undefined {
  if (row && !row.isDone && row.dueAt <= now) return undefined;
  if (dueAt === 'as told') return row && !row.isDone ? undefined : { subjectId, is: 'lost' };
  const isPast = dueAt <= now;
  if (!row) return isPast ? undefined : { subjectId, is: 'missing', dueAt };
  if (row.dueAt.getTime() === dueAt.getTime() || (row.isDone && isPast)) return undefined;
  return { subjectId, is: 'moved', dueAt };
}
