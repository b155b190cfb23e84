/** What a check found, in a sentence; with a remedy it is a fault. */
export type Finding = { about: string; says: string; remedy?: string };

/** Something is as it should be. */
export const right = (about: string, says: string): Finding => ({ about, says });

/** Something is not, and what to do. */
export const wrong = (about: string, says: string, remedy: string): Finding => ({ about, says, remedy });

/** What an error says, with the code of a lost connection behind it. */
export function reasonIn(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error && 'code' in error.cause ? ` (${error.cause.code})` : '';
  return `${error.message || ('code' in error && error.code)}${cause}`;
}
