import type { HubRoom } from '../define.ts';
import { chooseHub } from './choose-hub.ts';
import { connectWorkspace } from './connect-workspace.ts';
import { disconnectWorkspace } from './disconnect-workspace.ts';
import { showPrivacy } from './show-privacy.ts';

/** Hubs: which one counts, where it is at home, and what it does with people's data. */
export const hubs: HubRoom = {
  topic: 'Your hub',
  commands: [chooseHub, showPrivacy, connectWorkspace, disconnectWorkspace],
};
