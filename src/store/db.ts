import type { HubClient } from './bind-to-hub.ts';

/** The database as a command sees it: bound to its hub, inside its transaction when it changes something. */
export type Db = Omit<HubClient, '$connect' | '$disconnect' | '$on' | '$use' | '$extends' | '$transaction'>;
