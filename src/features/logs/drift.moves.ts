import { ukDay } from '../../core/uk-time.ts';
import type { HubBase } from '../define.ts';
import { tellLeads } from '../memberships/tell-leads.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { drifts, wasThere } from './log.ts';

/** What is known of a group's schools: sessions missed in a row by everybody who stands for them, and tasks done. */
async function standings({ db, now }: HubBase, groupId: string) {
  const today = new Date(ukDay(now));
  const places = await db.schoolParticipation.findMany({
    where: { groupId, state: { in: ['HELD', 'CONFIRMED'] }, flaggedAt: null },
    include: {
      memberships: {
        where: { state: 'JOINED' },
        include: {
          attendances: true,
          assignments: { where: { task: { endedAt: null, dueOn: { lte: today } } } },
        },
      },
    },
  });
  return places.map(({ id, memberships }) => {
    const sessions = Map.groupBy(
      memberships.flatMap(({ attendances }) => attendances),
      ({ sessionId }) => sessionId,
    );
    const missed = [...sessions.values()].filter(
      (all) => !all.some((one) => wasThere(one.state) || one.substitute !== ''),
    );
    const assignments = memberships.flatMap((one) => one.assignments).filter(({ state }) => state !== 'EXCUSED');
    const done = assignments.filter(({ state }) => state === 'DONE');
    return { id, missed: missed.length, tasksDue: assignments.length, tasksDone: done.length };
  });
}

/** The leads hear, once for each school, that it drifts. */
export async function tellDrifting(base: HubBase, group: GroupDetail): Promise<void> {
  const drifting = (await standings(base, group.id)).filter(drifts);
  for (const { id } of drifting) {
    await base.db.schoolParticipation.update({ where: { id }, data: { flaggedAt: base.now } });
    await tellLeads(base, group, { kind: 'a school drifts', facts: { place: id }, occasion: id });
  }
}
