/** Redrawn at most so often, in ms. */
const redrawEvery = 100;
const width = 30;

/** A bar on a terminal that fills as bytes go by; without `draw` (a log, a pipe) nothing is drawn. */
export function createBar(total: number, draw: ((text: string) => void) | undefined) {
  let done = 0;
  let drawnAt = 0;
  const paint = () => {
    const part = total === 0 ? 1 : Math.min(1, done / total);
    const full = Math.round(part * width);
    draw?.(`\r${'█'.repeat(full)}${'░'.repeat(width - full)} ${String(Math.floor(part * 100)).padStart(3)} %`);
  };
  return {
    add: (bytes: number) => {
      done += bytes;
      if (!draw || performance.now() - drawnAt < redrawEvery) return;
      drawnAt = performance.now();
      paint();
    },
    /** Leaves the line clean for what is said next. */
    end: () => draw?.(`\r${' '.repeat(width + 6)}\r`),
  };
}
