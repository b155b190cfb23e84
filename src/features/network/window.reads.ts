import { ukDay } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import type { ProgrammeWindow } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import { designatedNow, leadingNow, networkNow } from '../work-groups/local-leader.reads.ts';

type Base = Pick<HubBase, 'db' | 'now'>;

/** A window that was not ended. */
export const loadWindow = async (db: Db, id: string): Promise<ProgrammeWindow | undefined> =>
  (await db.programmeWindow.findFirst({ where: { id, endedAt: null } })) ?? undefined;

/** Everybody a window is for, as things stand now. */
export async function forWhom(base: Base, window: ProgrammeWindow): Promise<string[]> {
  if (window.forAll) return networkNow(base);
  const some = [
    ...(window.forLeads ? await leadingNow(base) : []),
    ...(window.forKinds.length > 0 ? await designatedNow(base, { kindIds: window.forKinds }) : []),
  ];
  return [...new Set(some)];
}

/** Windows that have not closed, the next to close first. */
export const windowsToCome = ({ db, now }: Base): Promise<ProgrammeWindow[]> =>
  db.programmeWindow.findMany({
    where: { endedAt: null, closesOn: { gte: new Date(ukDay(now)) } },
    orderBy: [{ closesOn: 'asc' }, { id: 'asc' }],
  });

/** Those of them that are for somebody. */
export async function windowsFor(base: Base, personId: string): Promise<ProgrammeWindow[]> {
  const own: ProgrammeWindow[] = [];
  for (const window of await windowsToCome(base))
    if ((await forWhom(base, window)).includes(personId)) own.push(window);
  return own;
}
