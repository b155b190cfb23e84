import { userInfo } from 'node:os';
import { ConfigError, configOfProcess } from '../config.ts';
import { backup, restore } from './backup.ts';
import { claimCode } from './claim-code.ts';
import { coordinator } from './coordinator.ts';
import { doctor } from './doctor.ts';
import type { Base, Errand } from './errand.ts';
import { hubs } from './hubs.ts';
import { importFile } from './import.ts';
import { keys } from './keys.ts';
import { retention } from './retention.ts';
import { sweep } from './sweep.ts';
import { tenants } from './tenants.ts';

const errands: Record<string, Errand> = {
  doctor,
  hubs,
  tenants,
  keys,
  'claim-code': claimCode,
  coordinator,
  import: importFile,
  retention,
  sweep,
  backup,
  restore,
};

const usage = () =>
  [
    'npm run workgroups -- …',
    ...Object.values(errands).flatMap((errand) => errand.usage.map((line) => `  ${line}`)),
  ].join('\n');

const wordsOf = (error: unknown): string => {
  if (error instanceof ConfigError)
    return `The configuration needs a change:\n${error.faults.map((fault) => `  - ${fault}`).join('\n')}`;
  return error instanceof Error ? error.message : String(error);
};

/** Does what an operator typed; the exit code comes back, and everything is said in sentences. */
export async function runErrand([name = '', ...words]: string[], base: Base): Promise<number> {
  const errand = Object.hasOwn(errands, name) ? errands[name] : undefined;
  if (!errand) {
    base.say(usage());
    return ['', 'help', '--help'].includes(name) ? 0 : 1;
  }
  try {
    return await errand.run(words, base);
  } catch (error) {
    base.say(wordsOf(error));
    return 1;
  }
}

/** The operator as the machine knows them; some containers give a number and no name. */
function userOfProcess(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.()}`;
  }
}

if (import.meta.main) {
  const draw = process.stdout.isTTY ? { draw: (text: string) => void process.stdout.write(text) } : {};
  const base = { config: configOfProcess, say: console.log, ...draw, clock: () => new Date(), user: userOfProcess() };
  process.exitCode = await runErrand(process.argv.slice(2), base);
}
