import { z } from 'zod';
import { type Found, type Outcome, refuse, reply } from '../../core/command.ts';
import { text } from '../../core/view.ts';
import type { NetworkMeeting } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import { isLocalLeader } from '../work-groups/local-leader.reads.ts';
import { loadMeeting } from './meeting.reads.ts';

/** How a button names a meeting. */
export const meetingChoice = z.object({ meeting: z.uuid() });
type Choice = z.infer<typeof meetingChoice>;

export const meetingGone = refuse('gone', 'That meeting is not there any more. Type “network” to see what is planned.');

/** To somebody who does not belong to the network: whom it is for, and how to become one of them. */
export const notOfNetwork = ({ hub }: Pick<HubBase, 'hub'>): Outcome =>
  reply({
    title: 'The network is for local leaders',
    blocks: [
      text(`It is for those who lead Work Groups or whom the hub recognises as leaders. Questions: ${hub.contact}.`),
      { kind: 'actions', actions: [{ label: 'Ask to lead', runs: 'ask-to-lead', tone: 'main' }] },
    ],
  });

/** The meeting a button means, held still when it is about to change. */
export async function meetingMeant(
  { meeting: id }: Choice,
  { db, hub }: Pick<HubBase, 'db' | 'hub'>,
  lock: boolean,
): Promise<Found<NetworkMeeting>> {
  if (lock)
    await db.$queryRaw`
      SELECT id::text FROM "NetworkMeeting" WHERE "hubId" = ${hub.id}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
  const meeting = await loadMeeting(db, id);
  return meeting ? { subject: meeting } : { instead: meetingGone };
}

/** The same, for those who belong to the network. */
export async function meetingOfNetwork(asked: Choice, base: HubBase, lock: boolean): Promise<Found<NetworkMeeting>> {
  return (await isLocalLeader(base)) ? meetingMeant(asked, base, lock) : { instead: notOfNetwork(base) };
}
