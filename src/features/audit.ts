import { createId } from '../store/create-id.ts';
import type { HubBase } from './define.ts';

type Change = {
  what: string;
  subjectId: string;
  before?: Record<string, string>;
  after?: Record<string, string>;
  /** Whose data it is, where it is somebody else's. */
  aboutPersonId?: string;
};

const platformOf = { slack: 'SLACK', teams: 'TEAMS' } as const;

type Written = { change: Change; at: Date; personId: string | null; platform: 'SLACK' | 'TEAMS' | null };

const asJson = (states: Record<string, string> | undefined) => (states ? JSON.stringify(states) : null);

/** By hand, as every change writes one: Prisma would read it back. */
async function write({ db, hub }: Pick<HubBase, 'db' | 'hub'>, { change, at, personId, platform }: Written) {
  const { what, subjectId, before, after, aboutPersonId = null } = change;
  await db.$executeRaw`
    INSERT INTO "AuditEvent" (id, "hubId", at, "personId", platform, what, "subjectId", before, after, "aboutPersonId")
    VALUES (${createId()}::uuid, ${hub.id}::uuid, ${at}::timestamptz, ${personId}::uuid, ${platform}::"Platform",
      ${what}, ${subjectId}::uuid, ${asJson(before)}::jsonb, ${asJson(after)}::jsonb, ${aboutPersonId}::uuid)`;
}

/** Writes down who changed what, in the transaction of the change: states and ids, never free text. */
export const recordChange = (base: Pick<HubBase, 'db' | 'hub' | 'actor' | 'now'>, change: Change): Promise<void> =>
  write(base, { change, at: base.now, personId: base.actor.personId, platform: platformOf[base.actor.platform] });

/** The same for what nobody did by hand: a time that came, or what follows from another change. */
export const recordByItself = (base: Pick<HubBase, 'db' | 'hub' | 'now'>, change: Change): Promise<void> =>
  write(base, { change, at: base.now, personId: null, platform: null });
