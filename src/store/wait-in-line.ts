import { Busy } from '../core/ports.ts';

type Line = <T>(work: () => Promise<T>) => Promise<T>;

/** Lets so many in at once; the others wait in order, and are told that it is Busy after so many ms. */
export function createLine(atOnce: number, patience: number): Line {
  const waiting: (() => void)[] = [];
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

  return async (work) => {
    if (inside < atOnce) inside += 1;
    else await wait();
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else inside -= 1;
    }
  };
}
