import type { Project } from '../../store/generated/client.ts';
import { recordChange } from '../audit.ts';
import type { HubBase } from '../define.ts';
import type { Application } from './application.reads.ts';
import type { ApplyAnswers } from './apply-form.ts';

type Applying = {
  answers: ApplyAnswers;
  before: Application | undefined;
  isLate: boolean;
  agreementVersion: number;
};

/** Keeps a school's application, new or changed; false when a colleague was faster, or the hub decided meanwhile. */
export async function keepApplication(base: HubBase, project: Project, applying: Applying): Promise<boolean> {
  const { db, hub, actor, now } = base;
  if (actor.school.kind !== 'at') throw new Error('an application needs a school');
  const schoolId = actor.school.id;
  const { answers, before, isLate, agreementVersion } = applying;
  const said = {
    personId: actor.personId,
    jobTitle: answers.role,
    yearGroups: answers.years,
    headAgreed: answers.head === 'yes',
    note: answers.note,
    agreementVersion,
  };
  const key = { hubId: hub.id, projectId: project.id, schoolId };
  await db.hubSchool.createMany({ data: [{ hubId: hub.id, schoolId, since: now }], skipDuplicates: true });
  const fresh = { ...said, state: 'APPLIED' as const, at: now, isLate, groupId: null, answer: '', decidedAt: null };
  const { count } = await db.projectApplication.createMany({ data: [{ ...key, ...fresh }], skipDuplicates: true });
  if (count === 0) {
    const where = before
      ? { ...key, state: 'APPLIED' as const, personId: actor.personId }
      : { ...key, state: 'WITHDRAWN' as const };
    const data = { ...(before ? said : fresh), version: { increment: 1 } };
    const changed = await db.projectApplication.updateMany({ where, data });
    if (changed.count === 0) return false;
  }
  const application = await db.projectApplication.findUniqueOrThrow({ where: { hubId_projectId_schoolId: key } });
  await recordChange(base, {
    what: before ? 'changed an application' : 'applied to a project',
    subjectId: application.id,
    after: { state: 'APPLIED', head: answers.head },
  });
  return true;
}
