import { type Config, ConfigError } from '../config.ts';
import { openStore } from '../store/open-store.ts';
import { checkClock } from './checks/clock.ts';
import { checkDatabase } from './checks/database.ts';
import { checkDisk } from './checks/disk.ts';
import { type Finding, reasonIn, right, wrong } from './checks/finding.ts';
import { checkInstallations } from './checks/installations.ts';
import { checkManifests } from './checks/manifests.ts';
import { checkQueue } from './checks/queue.ts';
import { checkSlack, checkTeams } from './checks/tokens.ts';
import type { Base, Errand } from './errand.ts';
import { isThere, openSession } from './open-session.ts';

function readConfig(config: () => Config): Config | Finding[] {
  try {
    return config();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.faults.map((fault) => wrong('Configuration', fault, 'Change the environment, then ask again.'));
  }
}

const connections = ({ slack, teams, trial }: Config): Finding =>
  right(
    'Configuration',
    trial
      ? 'in order: a trial, nothing is connected'
      : [slack && 'Slack', teams && 'Teams'].filter(Boolean).join(' and '),
  );

/** Joins the database as it stands; a built-in server that runs goes on running. */
async function checkStore(config: Config, clock: () => Date): Promise<Finding[]> {
  const { database } = config;
  if (!isThere(database)) return [right('Database', `none in ${database.dataDir} yet: the first start makes it`)];
  const { session, close } = await openSession(database, 'doctor');
  try {
    const found = [...(await checkDatabase(session)), ...(await checkClock(session))];
    if (found.some(({ about, remedy }) => about === 'Migrations' && remedy)) return found;
    const store = await openStore(database); // nothing is left to migrate
    try {
      return [...found, ...(await checkQueue(store, clock)), ...(await checkInstallations(store, config))];
    } finally {
      await store.close();
    }
  } finally {
    await close();
  }
}

const storeOrWhyNot = (config: Config, clock: () => Date): Promise<Finding[]> =>
  checkStore(config, clock).catch((error: unknown) => [
    wrong('Database', reasonIn(error), 'Mend this first: the checks behind it could not be made.'),
  ]);

async function examine(config: Config, clock: () => Date): Promise<Finding[]> {
  const { slack, teams, database } = config;
  const disk = database.url ? right('Disk', 'the database server’s own; not checked') : checkDisk(database.dataDir);
  const found = await Promise.all([checkSlack(slack), checkTeams(teams), storeOrWhyNot(config, clock), disk]);
  return [connections(config), ...found.flat(), ...checkManifests()];
}

const lineOf = ({ about, says, remedy }: Finding) =>
  remedy ? `⚠ ${about}: ${says.replace(/\.?$/, '.')} ${remedy}` : `✓ ${about}: ${says.replace(/\.?$/, '.')}`;

async function run(_words: string[], { config, say, clock }: Base): Promise<number> {
  const read = readConfig(config);
  const found = Array.isArray(read) ? read : await examine(read, clock);
  for (const finding of found) say(lineOf(finding));
  const faults = found.filter(({ remedy }) => remedy).length;
  say(faults === 0 ? 'All is well.' : `Faults: ${faults} of ${found.length}.`);
  return faults === 0 ? 0 : 1;
}

/** Looks the whole installation over: each fault with its remedy. */
export const doctor: Errand = {
  usage: [
    'doctor                                      look over settings, tokens, database, queue, clock, manifests, disk',
  ],
  run,
};
