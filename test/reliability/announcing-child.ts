import { openAnnouncer, post } from './announcer.ts';

/** Sends what is due until it is killed: `node announcing-child.ts <post as JSON>`. */
const { room } = await openAnnouncer(post.parse(JSON.parse(process.argv[2] ?? '')));
await room.start();
await room.sweep();
setInterval(() => void room.sweep(), 300);
