type Line = (fields: Record<string, unknown>, message: string) => void;

/** Where the door writes what an operator must know: never tokens, names or typed words. */
export type Log = { info: Line; warn: Line; error: Line };
