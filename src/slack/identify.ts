import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { AccountSeen, Place, Profile } from '../core/people.ts';

/** The workspace a request was authorised for, and the client that acts in it. */
export type Seen = { team: string; client: WebClient };

const userInfo = z.object({
  user: z.object({
    real_name: z.string().optional(),
    deleted: z.boolean().default(false),
    profile: z.object({ real_name: z.string().optional() }).optional(),
  }),
});

/** What Slack tells of a person; undefined when it does not tell, which stops nobody. */
async function profileOf({ client }: Seen, user: string): Promise<Profile | undefined> {
  try {
    const told = userInfo.parse(await client.users.info({ user })).user;
    return { name: told.real_name || told.profile?.real_name || '', closed: told.deleted };
  } catch {
    return undefined;
  }
}

/** The account that acts. Its handle is the only name in most payloads; the real one is asked for on first contact. */
export const accountOf = (seen: Seen, user: string, handle = ''): AccountSeen => ({
  platform: 'slack',
  tenant: seen.team,
  user,
  name: handle,
  profile: () => profileOf(seen, user),
});

function kindOf(id: string, name: string): Place['kind'] {
  if (id === '' || id.startsWith('D')) return 'personal';
  return name.startsWith('mpdm-') ? 'group' : 'channel';
}

/** What Slack calls every private channel. */
const unnamed = 'privategroup';

/** The place of a conversation: a direct message, a group of people, or a channel; without one, a modal. */
export function placeOf(
  { team }: Seen,
  { id, name = '' }: { id: string; name?: string | undefined } = { id: '' },
): Place {
  const kind = kindOf(id, name);
  const place: Place = { kind, workspace: team, conversation: id };
  return kind === 'channel' ? { ...place, channel: { name: name === unnamed ? '' : name, address: {} } } : place;
}

/** The home tab. */
export const homeOf = ({ team }: Seen): Place => ({ kind: 'home', workspace: team, conversation: '' });
