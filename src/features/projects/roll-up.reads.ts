import type { Nation, RollUp } from '../../core/nation.ts';

/** The counts of a year over all hubs; none for whoever does not speak for the national side. */
export const countsOver = async ({ nation }: { nation?: Nation }, year: number): Promise<RollUp[]> =>
  nation ? nation.rollUp(year) : [];
