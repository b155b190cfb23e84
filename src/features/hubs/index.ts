import type { HubRoom } from '../define.ts';
import { chooseHub } from './choose-hub.ts';
import { showPrivacy } from './show-privacy.ts';

/** Hubs: which one counts, and what it does with people's data. */
export const hubs: HubRoom = { topic: 'Your hub', commands: [chooseHub, showPrivacy] };
