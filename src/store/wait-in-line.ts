import { Busy } from '../core/ports.ts';
import { within } from '../core/within.ts';

type Line = {
  enter: <T>(work: () => Promise<T>) => Promise<T>;
  /** Comes back when nobody is inside, or after so many ms: for work that can wait while people do not. */
  quiet: (atMostMs: number) => Promise<void>;
};

/** Lets so many in at once; the others wait in order, and are told that it is Busy after so many ms. */
export function createLine(atOnce: number, patience: number): Line {
  const waiting: (() => void)[] = [];
  const patient: (() => void)[] = [];
  let inside = 0;

  function wait(): Promise<void> {
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        waiting.splice(waiting.indexOf(enter), 1);
        reject(new Busy('too many changes wait'));
      };
      const timer = setTimeout(giveUp, patience);
      const enter = () => {
        clearTimeout(timer);
        resolve();
      };
      waiting.push(enter);
    });
  }

  function leave() {
    const next = waiting.shift();
    if (next) return next();
    inside -= 1;
    if (inside === 0) for (const goOn of patient.splice(0)) goOn();
  }

  async function enter<T>(work: () => Promise<T>): Promise<T> {
    if (inside < atOnce) inside += 1;
    else await wait();
    try {
      return await work();
    } finally {
      leave();
    }
  }

  async function quiet(atMostMs: number): Promise<void> {
    if (inside === 0) return;
    await within(new Promise<void>((resolve) => patient.push(resolve)), atMostMs);
  }

  return { enter, quiet };
}
