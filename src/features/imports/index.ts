import type { HubRoom } from '../define.ts';
import { importConcerns } from './concerns.reads.ts';
import { handIn } from './hand-in-file.ts';
import { groupsIntake } from './import-groups.ts';
import { membersIntake } from './import-members.ts';
import { peopleIntake } from './import-people.ts';
import { termsIntake } from './import-terms.ts';
import { putImportAway } from './put-import-away.ts';

const intakes = [groupsIntake, membersIntake, peopleIntake, termsIntake];

/** Imports: what a hub has in spreadsheets comes in by a file, seen before it counts. */
export const imports: HubRoom = {
  topic: 'Files in',
  commands: [
    handIn(groupsIntake, 'import groups', 'Bring in Work Groups with their dates from a file'),
    handIn(membersIntake, 'import members', 'Bring in schools and teachers of groups from a file'),
    handIn(peopleIntake, 'import people', 'Bring in people and their roles from a file'),
    handIn(termsIntake, 'import terms', 'Bring in term dates from a file'),
    putImportAway,
  ],
  intakes,
  concerns: importConcerns(intakes),
};
