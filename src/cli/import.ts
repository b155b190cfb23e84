import type { Base, Errand } from './errand.ts';
import { importIntake, usage as intakeUsage } from './import-intake.ts';
import { importSchools, usage as schoolsUsage } from './import-schools.ts';

const kinds: Record<string, (words: string[], base: Base) => Promise<number>> = {
  schools: importSchools,
  groups: importIntake('import-groups'),
  members: importIntake('import-members'),
  people: importIntake('import-people'),
  terms: importIntake('import-terms'),
};
const usage = [...schoolsUsage, ...intakeUsage];

async function run([what = '', ...words]: string[], base: Base): Promise<number> {
  const deed = Object.hasOwn(kinds, what) ? kinds[what] : undefined;
  if (!deed) throw new Error(`Say what to import:\n${usage.map((line) => `  ${line}`).join('\n')}`);
  return deed(words, base);
}

/** Reads a file into the service, by what is in it. */
export const importFile: Errand = { usage, run };
