import type { HubRoom } from '../define.ts';
import { exportFiles } from './export-files.ts';
import { exportGroup } from './export-group.ts';
import { exportHub } from './export-hub.ts';

/** Exports: what the hub holds of its groups, as files for those who may. */
export const exports: HubRoom = { topic: 'Files out', commands: [exportGroup, exportHub], documents: exportFiles };
