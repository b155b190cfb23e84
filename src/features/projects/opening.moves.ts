import { nextAllowedMoment } from '../../core/calendar.ts';
import type { DueKind } from '../../core/due.ts';
import { addDays, type Day, instantOf, ukDay } from '../../core/uk-time.ts';
import type { Db } from '../../store/db.ts';
import type { Project } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import { applyingTo, type HubChoice } from '../work-groups/project.ts';

/** The due row that comes when a project opens to schools. */
const opens = 'project opens';

type Telling = Pick<HubBase, 'db' | 'hub' | 'now' | 'tell' | 'plan'>;

/** The day to look: the opening day, or tomorrow while the project is on hold though its day has come. */
function dayToLook({ opensOn }: HubChoice, today: Day): Day {
  const opening = opensOn?.toISOString().slice(0, 10) ?? '';
  return opening > today ? opening : addDays(today, 1);
}

const opensAt = (choice: HubChoice, today: Day) => instantOf(dayToLook(choice, today), '00:00');

/** Plans when to look whether a project opens; where it is open, whoever wanted to hear does so now. */
export async function planOpening(base: Telling, project: Pick<Project, 'id' | 'status'>, choice: HubChoice) {
  const { plan, now } = base;
  const today = ukDay(now);
  const applying = applyingTo(project, choice, today);
  if (applying === 'not yet') await plan.set(opens, project.id, opensAt(choice, today));
  else await plan.drop(opens, project.id);
  if (applying === 'open') await tellThatItOpens(base, project.id);
}

/** Tells each who watches, once, in the hub's hours; who watches again later is told again. */
async function tellThatItOpens({ db, hub, now, tell }: Telling, projectId: string): Promise<void> {
  const watches = await db.watch.findMany({ where: { projectId, toldAt: null }, orderBy: { since: 'asc' } });
  const notBefore = nextAllowedMoment(hub.calendar, hub.quietHours, now);
  for (const { id, personId, since } of watches) {
    const occasion = `${id}/${since.getTime()}`;
    await tell({ kind: opens, facts: { project: projectId }, to: { person: personId }, occasion, notBefore });
    await db.watch.update({ where: { id }, data: { toldAt: now } });
  }
}

/** How a project stands has changed, for every hub: each looks again by its own next sweep. */
export const lookAgain = ({ db, now }: Pick<Telling, 'db' | 'now'>, projectId: string) =>
  db.$executeRaw`
    INSERT INTO "DueRow" (id, "hubId", kind, "subjectId", "dueAt")
    SELECT gen_random_uuid(), "hubId", ${opens}, "projectId", ${now}::timestamptz
    FROM "HubProject" WHERE "projectId" = ${projectId}::uuid AND "takesApplications"
    ON CONFLICT ("hubId", kind, "subjectId") DO UPDATE SET "dueAt" = EXCLUDED."dueAt", "doneAt" = NULL`;

/** A project opens to schools: whoever wanted to hear is told. One that is on hold is looked at again the next day. */
export const projectOpens: DueKind<Db> = {
  name: opens,
  expected: async ({ db, now }, only) => {
    const today = ukDay(now);
    const where = { takesApplications: true, ...(only && { projectId: { in: only } }) };
    const choices = await db.hubProject.findMany({ where, include: { project: true } });
    const toCome = choices.filter((choice) => applyingTo(choice.project, choice, today) === 'not yet');
    return toCome.map((choice) => ({ subjectId: choice.projectId, dueAt: opensAt(choice, today) }));
  },
  run: async (projectId, happening) => {
    const { db, hub } = happening;
    const key = { hubId_projectId: { hubId: hub.id, projectId } };
    const choice = await db.hubProject.findUnique({ where: key, include: { project: true } });
    if (choice) await planOpening(happening, choice.project, choice);
  },
};
