import { z } from 'zod';
import { type Found, refuse } from '../../core/command.ts';
import type { ProgrammeWindow } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import { loadWindow } from './window.reads.ts';

/** How a button names a programme's window. */
export const windowChoice = z.object({ window: z.uuid() });

export const windowGone = refuse('gone', 'That window is not listed any more. Type “network” to see those that are.');

/** The window a button means, held still when it is about to change. */
export async function windowMeant(
  { window: id }: z.infer<typeof windowChoice>,
  { db, hub }: Pick<HubBase, 'db' | 'hub'>,
  lock: boolean,
): Promise<Found<ProgrammeWindow>> {
  if (lock)
    await db.$queryRaw`
      SELECT id::text FROM "ProgrammeWindow" WHERE "hubId" = ${hub.id}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
  const window = await loadWindow(db, id);
  return window ? { subject: window } : { instead: windowGone };
}
