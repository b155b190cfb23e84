import type pg from 'pg';

type Listening = { close: () => Promise<void> };

/** How often to see whether the connection still lives, and how long to wait before another one, in ms. */
const pulse = 20_000;
const pause = 1_000;

/**
 * Hears what is announced on a channel, on a connection of the pool kept for it. A lost one is replaced, and
 * `onReconnect` says that something may have been missed. Throws when the first one cannot be had.
 */
export async function listen(
  pool: pg.Pool,
  channel: string,
  onAnnounced: (payload: string) => void,
  onReconnect: () => void,
): Promise<Listening> {
  let leave = () => {};
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  async function connect() {
    const client = await pool.connect();
    let gone = false;
    const lose = () => {
      if (gone) return;
      gone = true;
      clearTimeout(timer);
      client.removeAllListeners('notification');
      client.release(true);
      if (!closed) timer = setTimeout(again, pause);
    };
    const beat = () => {
      client.query('SELECT 1').then(() => {
        if (!gone) timer = setTimeout(beat, pulse);
      }, lose);
    };
    leave = lose;
    client.on('error', lose).on('end', lose);
    client.on('notification', ({ payload }) => onAnnounced(payload ?? ''));
    await client.query(`LISTEN "${channel}"`);
    timer = setTimeout(beat, pulse);
    onReconnect();
  }

  function again() {
    connect().catch(() => {
      leave();
      if (!closed) timer = setTimeout(again, pause);
    });
  }

  await connect();
  return {
    close: async () => {
      closed = true;
      clearTimeout(timer);
      leave();
    },
  };
}
