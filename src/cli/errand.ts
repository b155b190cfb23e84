import type { Config } from '../config.ts';

/** What an errand works with: settings read when they are needed, where it speaks, who sends it. */
export type Base = {
  config: () => Config;
  say: (line: string) => void;
  /** Where a terminal is: draws on its last line. */
  draw?: (text: string) => void;
  clock: () => Date;
  /** The operator's user name on this machine. */
  user: string;
};

/** A command for the operator: how it is typed, what it does, and the work, which gives the exit code. It throws a sentence. */
export type Errand = { usage: string[]; run: (words: string[], base: Base) => Promise<number> };
