import { smallest } from './nation.ts';
import type { Day } from './uk-time.ts';

/** What is known of the answers to one evaluation before any of them is shown. */
export type Heard = { id: string; asked: number; closesOn: Day; answers: number };

/** Whether nothing more can come: a single answer more or less would tell what it says. */
export const isOver = ({ asked, closesOn, answers }: Omit<Heard, 'id'>, today: Day): boolean =>
  answers >= asked || today > closesOn;

/** The last day on which evaluations of a programme year's groups count together with others: by then all have closed. */
const settlesOn = (year: number): Day => `${year + 1}-12-31`;

const byClosing = (one: Heard, other: Heard) =>
  one.closesOn.localeCompare(other.closesOn) || one.id.localeCompare(other.id);

/** Small ones in the order in which they closed, in batches of enough answers; what makes none waits. */
function batched<One extends Heard>(small: One[]): { batches: One[][]; waiting: One[] } {
  const batches: One[][] = [];
  let waiting: One[] = [];
  for (const one of small.toSorted(byClosing)) {
    waiting = [...waiting, one];
    if (waiting.reduce((sum, { answers }) => sum + answers, 0) < smallest) continue;
    batches.push(waiting);
    waiting = [];
  }
  return { batches, waiting };
}

function inHub<One extends Heard>(all: One[], year: number, today: Day) {
  const large = all.filter((one) => one.answers >= smallest && isOver(one, today)).map((one) => [one]);
  const small = all.filter(
    ({ answers, closesOn }) => answers > 0 && answers < smallest && today > closesOn && closesOn <= settlesOn(year),
  );
  const { batches, waiting } = batched(small);
  return { shown: [...large, ...batches], waiting };
}

/**
 * What may be shown together of the groups of one project in one hub, in parts that each have enough answers: a group
 * that has enough by itself once it is over, and batches of small ones once their last day is over. All groups of the
 * hub make the batches, whoever reads, and a batch stays what it is: else whoever compares what two people see, or looks
 * before and after one more small one comes in, could work out what a few said.
 */
export const shownTogether = <One extends Heard>(all: One[], year: number, today: Day): One[][] =>
  inHub(all, year, today).shown;

/**
 * The same over hubs: what each hub shows, part by part. What waits in a hub for more is put together over hubs only when
 * its year is settled, so that no hub can show it otherwise any more.
 */
export function shownOverHubs<One extends Heard>(hubs: One[][], year: number, today: Day): One[][] {
  const each = hubs.map((all) => inHub(all, year, today));
  const left = today > settlesOn(year) ? each.flatMap(({ waiting }) => waiting) : [];
  return [...each.flatMap(({ shown }) => shown), ...batched(left).batches];
}

/** The marks of one question, from those parts only that have enough of them: not every group is asked the same. */
export const enoughMarks = <Mark>(parts: Mark[][]): Mark[] => parts.filter(({ length }) => length >= smallest).flat();
