import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';

const ready = z.object({ url: z.string(), startMs: z.number() });
const usage = z.object({ cpuMicros: z.number(), rssMb: z.number() });

/** A server in a process of its own, pinned to the first core; it tells over IPC what it used. */
export type Pinned = {
  url: string;
  startMs: number;
  usage: () => Promise<z.infer<typeof usage>>;
  stop: () => Promise<void>;
};

/** Starts a script under test/bench that sends {url, startMs} when it is ready and answers 'usage'. */
export async function startPinned(script: string, args: string[]): Promise<Pinned> {
  const file = new URL(script, import.meta.url).pathname;
  const command = ['-c', '0', process.execPath, '--disable-warning=DeprecationWarning', file, ...args];
  const child: ChildProcess = spawn('taskset', command, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const [first] = await once(child, 'message');
  const { url, startMs } = ready.parse(first);
  return {
    url,
    startMs,
    usage: async () => {
      child.send('usage');
      const [answer] = await once(child, 'message');
      return usage.parse(answer);
    },
    stop: async () => {
      const ended = once(child, 'exit');
      child.send('stop');
      await ended;
    },
  };
}

/** The other side: tells the parent that the server is ready, what it used so far, and stops when it is told to. */
export function serveParent(url: string, startMs: number, stop: () => Promise<void>): void {
  process.send?.({ url, startMs });
  process.on('disconnect', () => process.exit(1)); // the benchmark was killed
  process.on('message', (asked) => {
    if (asked === 'stop') void stop().then(() => process.exit(0));
    if (asked !== 'usage') return;
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMicros: user + system, rssMb: process.memoryUsage().rss / 1024 / 1024 });
  });
}
