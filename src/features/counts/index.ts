import type { HubRoom } from '../define.ts';
import { countsFile } from './counts-file.ts';
import { showCounts } from './show-counts.ts';

/** Counts of schools and teachers on any day, as the funder asks for them. */
export const counts: HubRoom = {
  topic: 'Counts',
  commands: [showCounts],
  documents: [countsFile],
};
