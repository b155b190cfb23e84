import { z } from 'zod';
import { type Found, refuse } from '../../core/command.ts';
import type { RightsSubject } from '../../core/rights.ts';
import type { HubBase } from '../define.ts';
import { lockGroupOf } from '../work-groups/work-group.moves.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { loadSession, type SessionDetail } from './session.reads.ts';

/** How a button names a session. */
export const sessionChoice = z.object({ session: z.uuid() });

export const sessionGone = refuse('gone', 'That session is no longer planned. Type “dates” to see those that are.');

/** The session a button means, its group held still when something is about to change. */
export async function sessionMeant(
  { session: id }: z.infer<typeof sessionChoice>,
  { db, hub }: HubBase,
  lock: boolean,
): Promise<Found<SessionDetail>> {
  if (lock) await lockGroupOf(db, hub, id);
  const session = await loadSession(db, id);
  return session ? { subject: session } : { instead: sessionGone };
}

/** What the rights over a session are decided on: its group's. */
export const rightsOfSession = ({ group }: SessionDetail): RightsSubject => rightsOfGroup(group);
