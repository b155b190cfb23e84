import { openSender, workplace } from './sender.ts';

/** Sends until it is killed: `node child.ts <workplace as JSON> <the last notice to tell>`. */
const [place, last] = process.argv.slice(2);
const { room, tellUpTo } = await openSender(workplace.parse(JSON.parse(place ?? '')));
await room.start();
await room.sweep();
setInterval(() => room.sweep().catch((error) => console.error('a sweep failed', error)), 200);
await tellUpTo(Number(last), () => process.send?.('telling'));
