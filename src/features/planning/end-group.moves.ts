import { completeSchools } from '../completions/completion.moves.ts';
import type { HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { stepValues } from './group-step.ts';

type Ending = { step: 'finish' | 'cancel'; reason: string };

/** Everybody who stands for a school in the group, or in its line. */
export async function peopleIn({ db }: Pick<HubBase, 'db'>, groupId: string): Promise<string[]> {
  const rows = await db.membership.findMany({
    where: { groupId, state: { in: ['JOINED', 'APPLIED'] } },
    select: { personId: true },
  });
  return rows.map(({ personId }) => personId);
}

/** What was not settled ends with the group: held and offered places lapse, schools that applied or wait are answered. */
async function endLines({ db, now }: HubBase, groupId: string, { step, reason }: Ending): Promise<void> {
  const emptied = { endedAt: now, heldUntil: null, offeredUntil: null, queuedAt: null, version: { increment: 1 } };
  const version = { increment: 1 };
  const held = { groupId, participation: { state: { in: ['HELD' as const, 'OFFERED' as const] } } };
  await db.membership.updateMany({
    where: { ...held, state: 'JOINED' },
    data: { state: 'WITHDRAWN', withdrawnAt: now, version },
  });
  await db.membership.updateMany({ where: { groupId, state: 'APPLIED' }, data: { state: 'DECLINED', version } });
  await db.schoolParticipation.updateMany({
    where: { groupId, state: { in: ['HELD', 'OFFERED'] } },
    data: { state: 'LAPSED', ...emptied },
  });
  const answer = step === 'cancel' ? reason : 'The group has finished.';
  await db.schoolParticipation.updateMany({
    where: { groupId, state: { in: ['APPLIED', 'WAITING'] } },
    data: { state: 'DECLINED', answer, ...emptied },
  });
}

/** Dates that will not be held any more: a calendar that takes them again shows them as cancelled. */
async function cancelDates({ db, now }: HubBase, groupId: string, reason: string): Promise<void> {
  await db.session.updateMany({
    where: { groupId, state: { in: ['DRAFT', 'SCHEDULED', 'POSTPONED'] }, startsAt: { gt: now } },
    data: { state: 'CANCELLED', cancelReason: reason, sequence: { increment: 1 }, version: { increment: 1 } },
  });
}

/** Nobody owes a report on it any more, but what is with the hub already; those accepted stay as they are. */
async function waiveReports({ db, now }: HubBase, groupId: string, { step, reason }: Ending): Promise<void> {
  const answer = step === 'cancel' ? `The group was cancelled: ${reason}` : 'The group has finished.';
  await db.report.updateMany({
    where: { groupId, state: { in: ['NOT_OPEN', 'OPEN', 'DRAFT', 'RETURNED'] } },
    data: { state: 'WAIVED', answer, decidedAt: now, version: { increment: 1 } },
  });
}

/** Nothing comes due any more for the group, its places, its dates or its reports. */
async function dropDueRows({ db }: HubBase, group: GroupDetail): Promise<void> {
  const places = await db.schoolParticipation.findMany({ where: { groupId: group.id }, select: { id: true } });
  const tasks = await db.gapTask.findMany({ where: { groupId: group.id }, select: { id: true } });
  const reports = await db.report.findMany({ where: { groupId: group.id }, select: { id: true } });
  const subjects = [group, ...group.sessions, ...places, ...tasks, ...reports].map(({ id }) => id);
  await db.dueRow.deleteMany({ where: { subjectId: { in: subjects }, doneAt: null } });
}

/**
 * Ends a group, with what hangs on it, in one transaction: the group is locked, then its places. A cancelled group keeps
 * the places that schools had, as the record; a finished one completes them.
 */
export async function endGroup(base: HubBase, group: GroupDetail, ending: Ending): Promise<void> {
  const { step, reason } = ending;
  await base.db.workGroup.update({
    where: { id: group.id },
    data: { ...stepValues(step), ...(step === 'cancel' && { cancelReason: reason, cancelledAt: base.now }) },
  });
  await endLines(base, group.id, ending);
  if (step === 'finish') await completeSchools(base, group.id);
  else await cancelDates(base, group.id, reason);
  await waiveReports(base, group.id, ending);
  await dropDueRows(base, group);
}
