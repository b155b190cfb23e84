import { may } from '../../core/rights.ts';
import type { Action } from '../../core/view.ts';
import type { Project } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import { isLocalLeader } from './local-leader.reads.ts';
import { currentEntries, leadable } from './project.ts';
import { shownYears } from './work-group.reads.ts';

/** A local leader can offer to lead a group of a project here, or the first one; not of what is over or has a newer edition. */
export async function waysToLead({ id, title, kind }: Project, base: HubBase): Promise<Action[]> {
  const { db, hub, actor, now } = base;
  if (!leadable.includes(kind) || !may(actor, 'express interest', {}) || !(await isLocalLeader(base))) return [];
  const isCurrent = (await db.project.count({ where: { id, ...currentEntries(hub, shownYears(now)) } })) > 0;
  if (!isCurrent) return [];
  return [{ label: 'Offer to lead', spoken: `Offer to lead: ${title}`, runs: 'interest', input: { project: id } }];
}
