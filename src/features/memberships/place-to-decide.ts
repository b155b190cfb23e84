import { z } from 'zod';
import { type Found, refuse } from '../../core/command.ts';
import type { RightsSubject } from '../../core/rights.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import type { GroupChoice } from '../work-groups/work-group.reads.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { groupIdLed } from './group-meant.ts';
import { gone, readGroup } from './own-place.ts';

const include = {
  school: { select: { name: true } },
  memberships: {
    where: { state: { in: ['JOINED', 'APPLIED'] } },
    include: { person: { select: { name: true } } },
    orderBy: { joinedAt: 'asc' },
  },
} satisfies Prisma.SchoolParticipationInclude;

/** A school's place or line as those see it who decide on it. */
export type DecidedPlace = Prisma.SchoolParticipationGetPayload<{ include: typeof include }>;

/** A place with its group, about which somebody decides. */
export type ToDecide = { group: GroupDetail; place: DecidedPlace };

/** How a button names a school's place. */
export const placeChoice = z.object({ place: z.uuid() });

/** A school's place by its id, its group held still when it is about to change. */
export async function placeToDecide(
  { place: id }: z.infer<typeof placeChoice>,
  base: HubBase,
  lock: boolean,
): Promise<Found<ToDecide>> {
  const found = await base.db.schoolParticipation.findUnique({ where: { id }, select: { groupId: true } });
  const group = found && (await readGroup(base, found.groupId, lock));
  const place = group && (await base.db.schoolParticipation.findUnique({ where: { id }, include }));
  return group && place ? { subject: { group, place } } : { instead: gone };
}

/** Every place of a group that is in one of its lines, in their order. */
export const readUndecided = ({ db }: Pick<HubBase, 'db'>, groupId: string): Promise<DecidedPlace[]> =>
  db.schoolParticipation.findMany({
    where: { groupId, state: { in: ['APPLIED', 'WAITING', 'OFFERED'] } },
    include,
    orderBy: [{ queuedAt: 'asc' }, { since: 'asc' }, { id: 'asc' }],
  });

/** How a command of those who lead finds its group, held still when it is about to change. */
export const groupToRun =
  (runs: string, label: string) =>
  async (choice: GroupChoice, base: HubBase, lock: boolean): Promise<Found<GroupDetail>> => {
    const one = await groupIdLed(runs, label)(choice, base);
    if ('instead' in one) return one;
    const group = await readGroup(base, one.subject, lock);
    return group ? { subject: group } : { instead: gone };
  };

export const rightsOfDecided = ({ group }: { group: GroupDetail }): RightsSubject => rightsOfGroup(group);

/** Somebody else was faster, or the school has taken it back. */
export const decidedAlready = ({ group, place }: ToDecide) =>
  refuse(
    'decided',
    `${place.school.name} no longer waits for that answer in “${group.title}”. Type “decide” and the group’s code to see how it stands.`,
  );
