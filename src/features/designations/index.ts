import type { HubRoom } from '../define.ts';
import { designated } from './designation.notices.ts';
import { endDesignation } from './end-designation.ts';
import { giveDesignation } from './give-designation.ts';
import { listDesignations } from './list-designations.ts';
import { showOwnDesignations } from './show-own.ts';

/** Designations: what local leaders are recognised as, given and ended by the hub, with dates. */
export const designations: HubRoom = {
  topic: 'Designations',
  commands: [listDesignations, giveDesignation, endDesignation, showOwnDesignations],
  noticeKinds: [designated],
};
