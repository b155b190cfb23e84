import { PrismaPg } from '@prisma/adapter-pg';
import type { Hub } from '../core/hub.ts';
import { Busy, Unsettled } from '../core/ports.ts';
import { bindToHub, type HubClient, relationsOf } from './bind-to-hub.ts';
import { connect } from './connect.ts';
import type { Db } from './db.ts';
import { isAnswer, isBusy, isCollision } from './fault-codes.ts';
import { PrismaClient } from './generated/client.ts';
import { createStatementNames } from './name-statements.ts';
import { createRecall } from './recall.ts';
import { createLine } from './wait-in-line.ts';

export type OpenStore = Awaited<ReturnType<typeof openStore>>;

/** How long a change may wait for a connection and take in all, in ms: a person waits for the answer. */
const patience = { maxWait: 2_000, timeout: 10_000 };

/**
 * Changes at once, and how long one more waits for its turn, in ms. A change that waits for a lock keeps its connection:
 * twenty presses for one place would leave none for reading, nor for what the change that has the lock still needs.
 */
const changesAtOnce = 5;
const turnWithin = 5_000;

async function attempt<T>(client: HubClient, work: (db: Db) => Promise<T>): Promise<T> {
  let workIsDone = false;
  try {
    return await client.$transaction(async (tx) => {
      const result = await work(tx);
      workIsDone = true;
      return result;
    }, patience);
  } catch (error) {
    if (workIsDone && !isAnswer(error)) throw new Unsettled('the commit was not answered', { cause: error });
    throw error;
  }
}

/** One transaction; two that collide try once more, one that waits too long is Busy. */
async function change<T>(client: HubClient, work: (db: Db) => Promise<T>): Promise<T> {
  try {
    return await attempt(client, work).catch((error: unknown) => {
      if (isCollision(error)) return attempt(client, work);
      throw error;
    });
  } catch (error) {
    if (isBusy(error) || isCollision(error)) throw new Busy('another change was faster', { cause: error });
    throw error;
  }
}

/** How long a rehearsal may take, in ms: it plays weeks. */
const rehearsalWithin = 10 * 60_000;

/** Carries the end of a rehearsal out of its transaction, so that it rolls back. */
class Undone extends Error {}

async function rehearse<T>(client: HubClient, work: (db: Db) => Promise<T>): Promise<T> {
  const results: T[] = [];
  const play = async (tx: Db) => {
    results.push(await work(tx));
    throw new Undone();
  };
  await client.$transaction(play, { ...patience, timeout: rehearsalWithin }).catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  const [result] = results;
  if (result === undefined) throw new Error('a rehearsal came to nothing');
  return result;
}

/** How old a list that everybody sees alike may be, in ms. */
const usualAge = 2_000;

/**
 * Opens the database (embedded or a server), brings it up to date and binds clients to hubs. `recallMs` 0 reads
 * everything anew, for tests that change rows behind the store's back.
 */
export async function openStore(
  where: Parameters<typeof connect>[0],
  { recallMs = usualAge }: { recallMs?: number } = {},
) {
  const connection = await connect(where);
  const adapter = new PrismaPg(connection.pool, { statementNameGenerator: createStatementNames() });
  // Minimal: the other formats look for the calling line at every statement, and quote what was asked in their errors
  const prisma = new PrismaClient({ adapter, errorFormat: 'minimal' });
  const relations = relationsOf(prisma);
  const clients = new Map<string, HubClient>();
  const line = createLine(changesAtOnce, turnWithin);
  const recall = createRecall(recallMs);
  const clientOf = ({ id }: Pick<Hub, 'id'>) => {
    const client = clients.get(id) ?? bindToHub(prisma, relations, id);
    clients.set(id, client);
    return client;
  };
  return {
    prisma,
    pool: connection.pool,
    where: connection.where,
    read: (hub: Pick<Hub, 'id'>): Db => clientOf(hub),
    change: <T>(hub: Pick<Hub, 'id'>, work: (db: Db) => Promise<T>) =>
      line.enter(() => change(clientOf(hub), work)).finally(() => recall.forget(hub.id)),
    rehearse: <T>(hub: Pick<Hub, 'id'>, work: (db: Db) => Promise<T>) => rehearse(clientOf(hub), work),
    quiet: line.quiet,
    recall: (hub: Pick<Hub, 'id'>) => recall.of(hub.id),
    isBusy,
    close: async () => {
      await prisma.$disconnect();
      await connection.close();
    },
  };
}
