import type { Day } from './uk-time.ts';

/** A count of schools or teachers as it may be shown; 'not shown' where it would give a small one away. */
export type Count = number | 'fewer than 5' | 'not shown';

/** How one project stands in one hub in a year: counts, and nothing of anybody. */
export type HubCounts = {
  hub: string;
  /** The hub must run it, chose it, or has a group of it. */
  takesPart: boolean;
  hasStarted: boolean;
  groups: number;
  sessionsHeld: number;
  schools: Count;
  teachers: Count;
};

/** One national project of a year over all hubs; a school or teacher in two hubs is counted once. */
export type RollUp = {
  projectId: string;
  code: string | null;
  title: string;
  isMandatory: boolean;
  hubsIn: number;
  hubsStarted: number;
  hubsNotStarted: number;
  sessionsHeld: number;
  schools: Count;
  teachers: Count;
  hubs: HubCounts[];
};

/** What those who came say of one national project over all hubs: averages by question, and nothing of anybody. */
export type NationalVoices = {
  code: string | null;
  title: string;
  hubs: number;
  groups: number;
  answers: number;
  averages: Record<string, number>;
};

/** The one way to see more than one hub: counts and averages by project, for whoever speaks for the national side. */
export type Nation = {
  rollUp: (year: number) => Promise<RollUp[]>;
  voices: (year: number, today: Day) => Promise<NationalVoices[]>;
};

/** Fewer than this are somebody. */
export const smallest = 5;

/** A hub's count; `isKnown` where everybody knows that it is none, because nothing runs there. */
type Cell = { count: number; isKnown: boolean };

const isSmall = ({ count, isKnown }: Cell) => !isKnown && count < smallest;

type Range = { from: number; to: number };

/** What can be worked out of a hidden cell: it is small, or it is not and only stands in for one that is. */
const rangeOf = (cell: Cell): Range =>
  isSmall(cell) ? { from: 0, to: smallest - 1 } : { from: smallest, to: Infinity };

/** Whether a reader who takes the shown cells from the total could tell what a small one is. */
function givesAway(cells: Cell[], hidden: Set<Cell>, total: number): boolean {
  const left = cells.filter((cell) => !hidden.has(cell)).reduce((sum, { count }) => sum - count, total);
  return [...hidden].filter(isSmall).some((cell) => {
    const others = [...hidden].filter((one) => one !== cell).map(rangeOf);
    const most = left - others.reduce((sum, { from }) => sum + from, 0);
    const least = left - others.reduce((sum, { to }) => sum + to, 0);
    const { from, to } = rangeOf(cell);
    return Math.min(to, most) - Math.max(from, least) < 1;
  });
}

/** The smallest cell that is still shown and could stand in for a small one. */
const nextToHide = (cells: Cell[], hidden: Set<Cell>): Cell | undefined =>
  cells.filter((cell) => !hidden.has(cell) && !cell.isKnown).toSorted((one, other) => one.count - other.count)[0];

/**
 * Counts by hub with their total, each under 5 hidden, and as much more as is needed so that none can be worked out
 * from the total and the others: first another hub's, else the total.
 */
export function hideSmall(cells: Cell[], total: number): { cells: Count[]; total: Count } {
  const hidden = new Set(cells.filter(isSmall));
  const isTotalSmall = total < smallest && cells.some(({ isKnown }) => !isKnown);
  let isTotalHidden = isTotalSmall;
  while (!isTotalHidden && givesAway(cells, hidden, total)) {
    const next = nextToHide(cells, hidden);
    if (next) hidden.add(next);
    else isTotalHidden = true;
  }
  const said = (cell: Cell): Count =>
    !hidden.has(cell) ? cell.count : isSmall(cell) ? `fewer than ${smallest}` : 'not shown';
  return {
    cells: cells.map(said),
    total: isTotalSmall ? `fewer than ${smallest}` : isTotalHidden ? 'not shown' : total,
  };
}
