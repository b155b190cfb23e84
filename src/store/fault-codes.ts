const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Every code an error carries, its own and its causes': Prisma wraps PostgreSQL's ("55P03") at changing depths. */
export function codesOf(error: unknown, depth = 0): string[] {
  if (!isObject(error) || depth > 6) return [];
  const own = [error.code, error.originalCode].filter((code) => typeof code === 'string');
  const inside = [error.cause, error.meta, error.driverAdapterError].flatMap((one) => codesOf(one, depth + 1));
  return [...own, ...inside];
}

const waited = ['55P03', 'P2028', 'P2024'];
const collided = ['40001', '40P01', 'P2034'];

/** Another change held the row, or the pool was full, for longer than a person should wait. */
export const isBusy = (error: unknown) => codesOf(error).some((code) => waited.includes(code)) || isNotConnected(error);

/** What the pool says, without a code (pg-pool 3), when all its connections are taken, and when a new one took too long. */
const notConnected = ['timeout exceeded when trying to connect', 'Connection terminated due to connection timeout'];

/** No connection was had in time: nothing was asked, so it can be asked again. */
export const isNotConnected = (error: unknown): boolean =>
  error instanceof Error && notConnected.some((words) => error.message.includes(words));

/** Two changes met in a way that only trying again solves: nothing of ours was kept. */
export const isCollision = (error: unknown) => codesOf(error).some((code) => collided.includes(code));

/** A row with the same unique key exists already. */
export const isTaken = (error: unknown) => codesOf(error).includes('P2002');

/** A code of PostgreSQL, but none of a lost connection (class 08), or of Prisma about a request that was answered. */
const answered = /^(?!08)(?=.*\d)(?!P1)[0-9A-Z]{5}$/;

/** PostgreSQL answered, and its answer was no: so nothing was kept. */
export const isAnswer = (error: unknown) => codesOf(error).some((code) => answered.test(code));
