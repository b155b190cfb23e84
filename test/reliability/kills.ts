/**
 * Kills a sending process a hundred times (kill -9, at random moments, two of them at work side by side) while a
 * thousand notices are told and delivered. Prints what became of them; nothing may be lost, and nothing may arrive twice
 * but a reminder whose first answer was lost where the platform cannot be asked.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openStore } from '../../src/store/open-store.ts';
import { finish, isWrong, judge, killAll } from './fleet.ts';
import { openInbox } from './inbox.ts';
import { settleTown } from './people.ts';

const notices = 1_000;
const until = Date.now() + 100_000;

const dataDir = await mkdtemp(path.join(os.tmpdir(), 'kills-'));
const inbox = await openInbox(40);
const store = await openStore({ dataDir });
try {
  const { cannotBeAsked, ...town } = await settleTown(store.prisma);
  const place = { dataDir, inbox: inbox.url, staleSeconds: 1, ...town };
  const killed = await killAll(place, { kills: 100, notices, atOnce: 2, until, withinMs: 500 });
  const verdict = judge(await finish(place, notices, until + 40_000), notices, inbox.arrived, cannotBeAsked);
  console.log({ killedWhile: killed, told: notices, ...verdict, seconds: Math.round(process.uptime()) });
  process.exitCode = isWrong(verdict) ? 1 : 0;
} finally {
  inbox.close();
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
}
