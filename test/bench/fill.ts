import pg from 'pg';
import { openStore } from '../../src/store/open-store.ts';
import { plantNation, type Size } from './plant-nation.ts';

/** People who may press in the benchmark, U1 and so on, each of a school of their own. */
export const visitors = 2_000;

/** Makes a database on a server that runs, fills it to a size and gives its address. */
export async function filled(connection: pg.PoolConfig, name: string, size: Size): Promise<string> {
  const admin = new pg.Client(connection);
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const url = `postgresql://${connection.user}@localhost/${name}?host=${encodeURIComponent(String(connection.host))}`;
  const store = await openStore({ url, dataDir: '' });
  await plantNation(store.prisma, store.pool, size, visitors);
  await store.close();
  return url;
}

/** Asks a database something over a connection of its own. */
export async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
