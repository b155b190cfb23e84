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

/** Writes down who changed what, in the transaction of the change: states and ids, never free text. */
export async function recordChange(
  { db, hub, actor, now }: Pick<HubBase, 'db' | 'hub' | 'actor' | 'now'>,
  change: Change,
): Promise<void> {
  const by = { personId: actor.personId, platform: platformOf[actor.platform] };
  await db.auditEvent.create({ data: { ...change, hubId: hub.id, at: now, ...by }, select: { id: true } });
}

/** The same for what nobody did by hand: a time that came, or what follows from another change. */
export async function recordByItself({ db, hub, now }: Pick<HubBase, 'db' | 'hub' | 'now'>, change: Change) {
  await db.auditEvent.create({ data: { ...change, hubId: hub.id, at: now } });
}
