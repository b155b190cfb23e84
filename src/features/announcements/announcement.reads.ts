import { z } from 'zod';
import { type Found, refuse } from '../../core/command.ts';
import type { Hub } from '../../core/hub.ts';
import type { Db } from '../../store/db.ts';
import { sayChannel } from '../channels/channel.ts';
import type { HubBase } from '../define.ts';
import { type Announced, withAbout } from './announcement.ts';

export const announcementChoice = z.object({ announcement: z.uuid() });

const gone = refuse('gone', 'That announcement is not there any more. Type “announcements” to see the others.');

/** How a command finds the announcement of a button, held still when it is about to change. */
export async function announcementMeant(
  { announcement: id }: { announcement: string },
  { db, hub }: Pick<HubBase, 'db' | 'hub'>,
  lock: boolean,
): Promise<Found<Announced>> {
  if (lock)
    await db.$queryRaw`
      SELECT id::text FROM "Announcement" WHERE "hubId" = ${hub.id}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
  const found = await db.announcement.findUnique({ where: { id }, include: withAbout });
  return found ? { subject: found } : { instead: gone };
}

const rows = z.array(
  z.object({
    id: z.string(),
    personId: z.string().nullable(),
    channelId: z.string().nullable(),
    state: z.enum(['WAITING', 'CLAIMED', 'SENT', 'UNCERTAIN', 'OVERTAKEN', 'FAILED']),
    answer: z.string().nullable(),
  }),
);

/** Somebody, or a channel, that an announcement went to, and what became of it there. */
export type Recipient = z.infer<typeof rows>[number] & { name: string };

/** Everybody it went to, by name, channels first. */
export async function recipientsOf(db: Db, hub: Hub, id: string): Promise<Recipient[]> {
  const found = rows.parse(
    await db.$queryRaw`
      SELECT id::text, "personId"::text, "channelId"::text, state::text, answer FROM "Notice"
      WHERE "hubId" = ${hub.id}::uuid AND kind = 'announcement' AND right(key, 36) = ${id}`,
  );
  const people = found.flatMap(({ personId }) => (personId ? [personId] : []));
  const [persons, channels] = await Promise.all([
    db.person.findMany({ where: { id: { in: people } }, select: { id: true, name: true } }),
    db.channel.findMany(),
  ]);
  const names = new Map([
    ...persons.map((one): [string, string] => [one.id, one.name]),
    ...channels.map((one): [string, string] => [one.id, sayChannel(one)]),
  ]);
  const named = found.map((one) => ({ ...one, name: names.get(one.channelId ?? one.personId ?? '') ?? 'Somebody' }));
  const rank = ({ channelId }: Recipient) => (channelId ? 0 : 1);
  return named.toSorted((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name, 'en-GB'));
}
