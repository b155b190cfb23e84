import type { Option } from '../../core/form.ts';
import { ukDay } from '../../core/uk-time.ts';
import type { HubBase } from '../define.ts';
import { currentOn } from '../designations/designation.ts';
import { findPeople } from '../people/person.reads.ts';

/** Whether somebody counts as a local leader: has a current designation, leads or led a group, or holds a role. */
export async function isLocalLeader({ db, actor, now }: Pick<HubBase, 'db' | 'actor' | 'now'>): Promise<boolean> {
  if (actor.roles.length > 0) return true;
  const { personId } = actor;
  if ((await db.designation.count({ where: { personId, ...currentOn(ukDay(now)) } })) > 0) return true;
  return (await db.workGroupLead.count({ where: { personId } })) > 0;
}

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
