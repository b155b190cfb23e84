/** A bell that one listener waits for; it also hears what rang since it was hushed. */
export function createBell() {
  let rung = false;
  let wake = () => {};
  return {
    ring: () => {
      rung = true;
      wake();
    },
    hush: () => {
      rung = false;
    },
    /** Comes back when it rings, or after so many ms. */
    heard: (ms: number) =>
      new Promise<void>((resolve) => {
        if (rung) return resolve();
        const timer = setTimeout(resolve, ms);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
  };
}
