import type { HubRoom } from '../define.ts';
import { designated } from './designation.notices.ts';
import { editKind } from './edit-kind.ts';
import { endDesignation } from './end-designation.ts';
import { endKind } from './end-kind.ts';
import { giveDesignation } from './give-designation.ts';
import { listDesignations } from './list-designations.ts';
import { listKinds } from './list-kinds.ts';
import { newKind } from './new-kind.ts';
import { showOwnDesignations } from './show-own.ts';

/** Designations: what local leaders are recognised as, given and ended by the hub, with dates; the kinds are its own. */
export const designations: HubRoom = {
  topic: 'The LLME network',
  commands: [
    listDesignations,
    giveDesignation,
    endDesignation,
    showOwnDesignations,
    listKinds,
    newKind,
    editKind,
    endKind,
  ],
  noticeKinds: [designated],
};
