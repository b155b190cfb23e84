import { type Logger, LogLevel } from '@slack/bolt';

type Line = (fields: Record<string, unknown>, message: string) => void;

/** Where the door writes what an operator must know: never tokens, names or typed words. */
export type Log = { info: Line; warn: Line; error: Line };

const isSecret = /x(?:ox[a-z]|app)-[\w-]+/g;

/** Only Bolt's own sentence: what it adds (bodies, errors, parts of malformed JSON) can hold what somebody typed. */
function sentenceOf(said: unknown): string {
  if (said instanceof Error) return said.name;
  const sentence = String(said);
  const isAboutBody = sentence.startsWith('Malformed');
  return (isAboutBody ? 'Malformed request body' : sentence).replace(isSecret, '[token]').slice(0, 300);
}

/** Bolt's logger over ours: warnings and errors only, one plain sentence each. */
export function boltLogger(log: Log): Logger {
  return {
    debug: () => {},
    info: () => {},
    warn: (said: unknown) => log.warn({ platform: 'slack' }, sentenceOf(said)),
    error: (said: unknown) => log.error({ platform: 'slack' }, sentenceOf(said)),
    setLevel: () => {},
    setName: () => {},
    getLevel: () => LogLevel.WARN,
  };
}

/** What may be said of a fault in a log: its kind and Slack's code for it, nothing that a person wrote. */
export function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { fault: typeof error };
  const data = 'data' in error && typeof error.data === 'object' ? error.data : undefined;
  const code = data && 'error' in data ? String(data.error).slice(0, 60) : undefined;
  return { fault: error.name, ...(code && { code }), at: error.stack?.split('\n')[1]?.trim() };
}
