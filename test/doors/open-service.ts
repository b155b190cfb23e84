import { startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { freshDatabase } from '../support/database.ts';
import { createQuietLog } from '../support/quiet-log.ts';
import { plantSmallHub, tuesdayMorning } from '../support/small-hub.ts';
import type { World } from './contract.ts';
import type { DoorDriver } from './driver.ts';

/** A platform's stand-in: how to connect the service to it, and people at their clients once the service runs. */
export type Platform = {
  env: Record<string, string>;
  outside: NonNullable<Parameters<typeof startApp>[0]['outside']>;
  /** What the platform would not have drawn. */
  refused: string[];
  driver: (url: string) => Promise<DoorDriver>;
  close: () => Promise<void>;
};

/** The whole service over a fresh database with the small hub, on a Tuesday morning in term, behind one platform. */
export async function openService(platform: Platform): Promise<World> {
  const database = await freshDatabase();
  const log = createQuietLog();
  const app = await startApp({
    config: readConfig({
      PORT: '0',
      PUBLIC_URL: 'https://workgroups.example',
      DATABASE_URL: database.url,
      ...platform.env,
    }),
    clock: () => tuesdayMorning,
    log,
    outside: platform.outside,
    prepare: async ({ prisma }) => void (await plantSmallHub(prisma)),
  });
  const driver = await platform.driver(app.url);
  const said = () => log.faults.map(({ about, message }) => `${message}: ${String(about.err ?? about.error ?? '')}`);
  return {
    driver,
    store: app.store,
    sweep: app.postRoom.sweep,
    faults: () => [...said(), ...platform.refused],
    stop: async () => {
      await driver.close();
      await app.stop();
      await platform.close();
      await database.drop();
    },
  };
}
