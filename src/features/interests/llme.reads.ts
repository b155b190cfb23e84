import type { Option } from '../../core/form.ts';
import type { HubBase } from '../define.ts';
import { findPeople } from '../people/person.reads.ts';

/** Everybody who leads in the hub, or did. */
async function everyLeader({ db }: Pick<HubBase, 'db'>): Promise<string[]> {
  const select = { personId: true };
  const designated = await db.designation.findMany({ where: { endedAt: null }, select });
  const led = await db.workGroupLead.findMany({ select });
  const roles = await db.hubRole.findMany({ select });
  return [...new Set([...designated, ...led, ...roles].map(({ personId }) => personId))];
}

/** Answers the search for somebody to co-lead with, or to stand in: local leaders, to one of them. */
export async function localLeaderOptions(words: string, base: Pick<HubBase, 'db' | 'actor'>): Promise<Option[]> {
  const all = await everyLeader(base);
  if (!all.includes(base.actor.personId)) return [];
  return (await findPeople(words, base, all)).filter(({ value }) => value !== base.actor.personId);
}
