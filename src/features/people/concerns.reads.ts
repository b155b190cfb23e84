import type { Concern } from '../../core/room.ts';
import type { Item } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import type { HubWatching } from '../define.ts';
import { sayNames } from '../work-groups/work-group.ts';
import { newsSince, notReachedKind, passedOn } from './failed.reads.ts';
import { copyMessagesAction, seeUnreached } from './person-actions.ts';

const failedNow = (db: Db, since: Date) =>
  db.notice.findMany({
    where: { state: 'FAILED', settledAt: { gte: since }, kind: { not: notReachedKind }, personId: { not: null } },
    select: { groupId: true, settledAt: true, person: { select: { id: true, name: true } } },
    orderBy: { settledAt: 'asc' },
  });
type Failed = Awaited<ReturnType<typeof failedNow>>;

const sayFailed = (failed: Failed): string =>
  `I could not reach ${sayNames([...new Set(failed.flatMap(({ person }) => person?.name ?? []))])}`;

async function aboutGroups(db: Db, failed: Failed): Promise<Item[]> {
  const byGroup = Map.groupBy(failed, ({ groupId }) => groupId ?? '');
  const groups = await db.workGroup.findMany({
    where: { id: { in: [...byGroup.keys()].filter((id) => id !== '') } },
    select: { id: true, title: true },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
  });
  return groups.map((group) => ({
    title: group.title,
    detail: sayFailed(byGroup.get(group.id) ?? []),
    actions: [seeUnreached(group)],
  }));
}

/** What is about no group, such as the network or an announcement, until somebody has passed it on. */
async function aboutNoGroup(db: Db, failed: Failed, since: Date): Promise<Item[]> {
  const told = await db.auditEvent.findMany({
    where: { what: passedOn, at: { gte: since }, subjectId: { in: failed.flatMap(({ person }) => person?.id ?? []) } },
    select: { subjectId: true, at: true },
  });
  const isTold = ({ person, settledAt }: Failed[number]) =>
    told.some(({ subjectId, at }) => subjectId === person?.id && settledAt !== null && at >= settledAt);
  const open = failed.filter((one) => !isTold(one));
  return open.length === 0
    ? []
    : [{ title: 'Messages from the hub itself', detail: sayFailed(open), actions: [copyMessagesAction] }];
}

/** People to whom a message of the last days did not arrive, group by group. */
export async function peopleConcerns({ db, hub, now }: HubWatching): Promise<Concern[]> {
  const since = newsSince({ hub, now });
  const failed = await failedNow(db, since);
  const ofNone = failed.filter(({ groupId }) => groupId === null);
  const items = [...(await aboutGroups(db, failed)), ...(await aboutNoGroup(db, ofNone, since))];
  return [{ about: 'People I can’t reach', for: ['hub lead', 'administrator'], items }];
}
