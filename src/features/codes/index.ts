import type { HubRoom } from '../define.ts';
import { type Openers, openCode } from './open-code.ts';

/** Codes that one person passes on and another types: one command, whatever they open. */
export const codes = (openers: Openers): HubRoom => ({ commands: [openCode(openers)] });
