import { plantSampleHub } from '../prisma/sample/plant-sample-hub.ts';
import { type App, startApp } from './app.ts';
import { type Config, ConfigError, configOfProcess } from './config.ts';
import { openLog } from './log.ts';
import { codesForNewHubs } from './store/claim-codes.ts';

function readOrLeave(): Config {
  try {
    return configOfProcess();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(`The configuration needs a change:\n${error.faults.map((fault) => `  - ${fault}`).join('\n')}`);
    process.exit(1);
  }
}

function sayReady(config: Config, app: App): void {
  console.log(`The Work Groups bot is running at ${app.url}`);
  if (config.trial)
    console.log(
      'Nothing is connected yet: it serves a sample hub on this machine only. Open the address to see what to try.',
    );
}

async function run(): Promise<void> {
  const config = readOrLeave();
  const log = openLog(config.logLevel);
  const prepare = config.trial
    ? async (store: App['store'], now: Date) => void (await plantSampleHub(store.prisma, now))
    : undefined;
  const app = await startApp({ config, clock: () => new Date(), log, ...(prepare && { prepare }) });
  let leaving = false;
  const leave = (signal: string) => {
    if (leaving) return;
    leaving = true;
    log.info({ signal }, 'stopping: requests and deliveries under way are finished first');
    app.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', leave);
  process.on('SIGINT', leave);
  sayReady(config, app);
  const codes = await codesForNewHubs(app.store.prisma, new Date()).catch((error: unknown) => {
    if (leaving) return []; // told to stop while it was still starting
    throw error;
  });
  for (const { hub, code } of codes) {
    console.log(
      `${hub} has no lead yet. Its first lead types, once: /workgroups claim ${code} (in Teams: claim ${code})`,
    );
  }
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
