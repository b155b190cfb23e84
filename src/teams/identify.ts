import { z } from 'zod';
import type { AccountSeen, Place } from '../core/people.ts';
import { type Activity, tenantOf } from './activity.ts';
import type { TeamsMode } from './adapter.ts';

/**
 * What the bot needs to write to somebody: where Teams takes it, the tenant, their id and the bot's id in Teams ("29:…", "28:…"),
 * and the conversation, when there is one.
 */
export type TeamsAddress = { serviceUrl: string; tenant: string; user: string; bot: string; conversation?: string };

/**
 * An address whose conversation is known, and of what type Teams calls it ('personal', 'groupChat', 'channel');
 * `replyTo` is what an answer answers.
 */
export type Spot = TeamsAddress & { conversation: string; type: string; replyTo?: string };

const address: z.ZodType<TeamsAddress> = z.object({
  serviceUrl: z.string(),
  tenant: z.string(),
  user: z.string(),
  bot: z.string(),
  conversation: z.string().exactOptional(),
});

const channelAddress = z.object({
  serviceUrl: z.string(),
  tenant: z.string(),
  bot: z.string(),
  conversation: z.string(),
});

/** Reads the stored address of a channel; undefined when it is not one of this door's. Nobody in particular is written to. */
export function readChannel(details: unknown): Spot | undefined {
  const known = channelAddress.safeParse(details).data;
  return known && { ...known, user: '', type: 'channel' };
}

/** Reads a stored address; undefined when it is not one of this door's. */
export const readAddress = (details: unknown): TeamsAddress | undefined => address.safeParse(details).data;

/** Where Teams' connector lives: commercial, GCC, GCC High and DoD. The bot's token goes nowhere else. */
const hosts = new Set([
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
]);

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/;

/** Whether a network address is on this machine. */
export const isLoopback = (host: string | undefined): boolean => loopback.test((host ?? '').replace(/^::ffff:/, ''));

/** Whether the bot may send its token there; a machine's own loopback only where the Playground or a test plays Teams. */
export function isTrusted(serviceUrl: string, mayBeLocal: boolean): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, hostname, username, password } = new URL(serviceUrl);
  if (username || password) return false;
  if (mayBeLocal && isLoopback(hostname)) return true;
  return protocol === 'https:' && (hosts.has(hostname) || hostname.endsWith('.botframework.com'));
}

/** Where in Teams. What does not call itself a private chat is taken for a shared one. */
export function placeOf(activity: Activity): Place {
  const { conversation, channelData } = activity;
  // A thread is named behind the channel's id; announcements must not land in it.
  const bare = conversation.id.split(';')[0] ?? conversation.id;
  const team = channelData?.team;
  if (conversation.conversationType === 'personal') return { kind: 'personal', workspace: '', conversation: bare };
  if (conversation.conversationType !== 'channel') return { kind: 'group', workspace: '', conversation: bare };
  const { serviceUrl, recipient } = activity;
  const address = { serviceUrl, tenant: tenantOf(activity) ?? '', bot: recipient.id, conversation: bare };
  const channel = { name: channelData?.channel?.name ?? '', address };
  return { kind: 'channel', workspace: team?.aadGroupId ?? team?.id ?? '', conversation: bare, channel };
}

function addressOf(activity: Activity, tenant: string): TeamsAddress {
  const { serviceUrl, from, recipient, conversation } = activity;
  const known = { serviceUrl, tenant, user: from.id, bot: recipient.id };
  return conversation.conversationType === 'personal' ? { ...known, conversation: conversation.id } : known;
}

/** Something that happened, with who did it and where; `spot` is where an answer in the same thread goes. */
export type Turn = { activity: Activity; account: AccountSeen; place: Place; spot: Spot };

/** Who and where; undefined for somebody without an account in Entra (a Skype guest, another bot). */
export function identify(activity: Activity, mode: TeamsMode): Turn | undefined {
  const { from, conversation } = activity;
  const tenant = tenantOf(activity);
  const user = from.aadObjectId ?? (mode.kind === 'playground' ? from.id : undefined);
  if (!tenant || !user) return undefined;
  const known = addressOf(activity, tenant);
  const account: AccountSeen = { platform: 'teams', tenant, user, name: from.name ?? '', address: known };
  const { id, conversationType: type = 'groupChat' } = conversation;
  const spot = { ...known, conversation: id, type, ...(activity.id && { replyTo: activity.id }) };
  return { activity, account, place: placeOf(activity), spot };
}
