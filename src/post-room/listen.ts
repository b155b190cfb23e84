import type pg from 'pg';

/** How often to see whether the connection still lives, and how long to wait before another one, in ms. */
const pulse = 20_000;
const pause = 1_000;

type Listening = { close: () => Promise<void> };

/**
 * Hears what is announced on a channel, on a connection of the pool kept for it. One that is lost is replaced, and
 * `onReconnect` says that something may have been missed. Throws when the first one cannot be had.
 */
export async function listen(
  pool: pg.Pool,
  channel: string,
  heard: (payload: string) => void,
  onReconnect: () => void,
): Promise<Listening> {
  const closing = new AbortController();
  let hangUp = await openLine(pool, channel, heard, later);
  let timer: NodeJS.Timeout | undefined;

  function later() {
    clearTimeout(timer);
    if (!closing.signal.aborted) timer = setTimeout(() => again().catch(later), pause);
  }

  async function again() {
    hangUp = await openLine(pool, channel, heard, later);
    if (closing.signal.aborted) hangUp();
    else onReconnect();
  }

  return {
    close: async () => {
      closing.abort();
      clearTimeout(timer);
      hangUp();
    },
  };
}

/** One connection that listens, and how to end it; `lost` is called once when it has ended. */
async function openLine(pool: pg.Pool, channel: string, heard: (payload: string) => void, lost: () => void) {
  const client = await pool.connect();
  let timer: NodeJS.Timeout | undefined;
  let open = true;
  const hangUp = () => {
    if (!open) return;
    open = false;
    clearTimeout(timer);
    client.release(true);
    lost();
  };
  const beat = () => {
    client.query('SELECT 1').then(() => {
      if (open) timer = setTimeout(beat, pulse);
    }, hangUp);
  };
  // The error listener stays on: a client that fails twice must not end the process
  client.on('error', hangUp).on('end', hangUp);
  client.on('notification', ({ payload }) => heard(payload ?? ''));
  try {
    await client.query(`LISTEN "${channel}"`);
  } catch (error) {
    open = false;
    client.release(true);
    throw error;
  }
  beat();
  return hangUp;
}
