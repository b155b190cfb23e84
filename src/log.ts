import { pino } from 'pino';
import { codesOf } from './store/fault-codes.ts';

/**
 * What a log may say of a fault: its kind, its codes and where it happened. The database's own sentences quote values
 * that people typed ("invalid input syntax: …"), so only an error that carries no code speaks in its own words.
 */
function describeFault(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const codes = codesOf(error);
  const at = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8)
    .map((line) => line.trim());
  const isOurs = codes.length === 0 && error.constructor === Error;
  return {
    kind: error.name,
    ...(codes.length > 0 && { codes }),
    ...(isOurs && { message: error.message.slice(0, 300) }),
    at,
  };
}

/** Fields that could hold a secret or a person, should one ever be handed to the log. */
const never = ['token', 'authorization', 'headers', 'body', 'email', 'name', 'text', 'words', 'answers'];

/** The service's log: JSON lines without secrets or personal data. */
export const openLog = (level: string, to?: pino.DestinationStream) =>
  pino(
    {
      level,
      redact: { paths: never.flatMap((field) => [field, `*.${field}`]), remove: true },
      serializers: { err: describeFault, error: describeFault },
    },
    to ?? pino.destination(1),
  );
