import type { HubRoom } from '../define.ts';
import { browseGroups } from './browse-groups.ts';
import { show } from './show-group.ts';

/** Work Groups: finding them and reading about them. */
export const workGroups: HubRoom = { topic: 'Find a Work Group', commands: [browseGroups, show] };
