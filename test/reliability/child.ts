import { setTimeout as after } from 'node:timers/promises';
import { openSender, workplace } from './sender.ts';

/** Sends until it is killed: `node child.ts <workplace as JSON> <the last notice to tell>`. */
const [place, last] = process.argv.slice(2);
const { room, tellUpTo } = await openSender(workplace.parse(JSON.parse(place ?? '')));
await room.start();
await room.sweep();

/** One sweep after the other; while the database is away, each comes to nothing. */
async function sweepOn() {
  for (;;) {
    await room.sweep().catch(() => {});
    await after(200);
  }
}

await Promise.all([sweepOn(), tellUpTo(Number(last), () => process.send?.('telling'))]);
