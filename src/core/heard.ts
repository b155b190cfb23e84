import { smallest } from './nation.ts';
import type { Day } from './uk-time.ts';

/** What is known of the answers to one evaluation before any of them is shown. */
export type Heard = { id: string; asked: number; closesOn: Day; answers: number };

/** Whether nothing more can come: a single answer more or less would tell what it says. */
export const isOver = ({ asked, closesOn, answers }: Omit<Heard, 'id'>, today: Day): boolean =>
  answers >= asked || today > closesOn;

const byClosing = (one: Heard, other: Heard) =>
  one.closesOn.localeCompare(other.closesOn) || one.id.localeCompare(other.id);

/** Small ones in the order in which they closed, as far as they make batches of enough answers. */
function batched<One extends Heard>(small: One[]): One[] {
  const shown: One[] = [];
  let waiting: One[] = [];
  for (const one of small.toSorted(byClosing)) {
    waiting = [...waiting, one];
    if (waiting.reduce((sum, { answers }) => sum + answers, 0) < smallest) continue;
    shown.push(...waiting);
    waiting = [];
  }
  return shown;
}

/**
 * What may be shown together: each that has enough answers by itself once it is over, and small ones in batches that
 * have enough, once their last day is over. A batch stays what it is: else whoever looks before and after one more small
 * one comes in could work out what it says.
 */
export function shownTogether<One extends Heard>(all: One[], today: Day): One[] {
  const large = all.filter((one) => one.answers >= smallest && isOver(one, today));
  const small = all.filter(({ answers, closesOn }) => answers > 0 && answers < smallest && today > closesOn);
  return [...large, ...batched(small)];
}
