import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import { isNotConnected } from '../store/fault-codes.ts';
import { listen } from './listen.ts';
import type { Log } from './ports.ts';
import { makeQueues } from './queues.ts';

/** Connections that pg-boss waits for one after the other, each for as long as a person would: behind it is nobody who waits. */
const patience = 5;

/** Asks again where no connection was had in time: at the start of a busy machine the first one is slow. */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let left = patience - 1; ; left -= 1) {
    try {
      return await ask();
    } catch (error) {
      if (left === 0 || !isNotConnected(error)) throw error;
    }
  }
}

/** Starts pg-boss on the shared pool, in its own schema, with the queues made; `heard` gets the name of a queue that has a job now. */
export async function openBoss(pool: pg.Pool, log: Log, heard: (queue: string) => void): Promise<PgBoss> {
  const boss = new PgBoss({
    db: {
      executeSql: (text, values) => patiently(() => pool.query(text, values)),
      listen: (channel, onAnnounced, onReconnect) => {
        const both = (queue: string) => {
          onAnnounced(queue);
          heard(queue);
        };
        return patiently(() => listen(pool, channel, both, onReconnect));
      },
    },
    useListenNotify: true,
    schedule: false,
    monitorVacuum: false,
    maintenanceIntervalSeconds: 10 * 60,
    flowIntervalSeconds: 3600,
  });
  boss.on('error', (error) => log.error({ err: error }, 'pg-boss met a fault'));
  boss.on('warning', (warning) => log.warn({ warning }, 'pg-boss warns'));
  await boss.start();
  await makeQueues(boss);
  return boss;
}
