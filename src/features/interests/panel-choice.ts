import { z } from 'zod';
import { type Found, refuse } from '../../core/command.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import { gone, readGroup } from '../memberships/own-place.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { interestIn } from './candidates.reads.ts';

/** How a button names a candidate for a group. */
export const candidateChoice = z.object({ interest: z.uuid(), group: z.uuid() });

const include = { person: { select: { id: true, name: true } } } satisfies Prisma.InterestInclude;

/** A candidate's interest as the panel reads it. */
export type Offering = Prisma.InterestGetPayload<{ include: typeof include }>;

/** A candidate with the group they would lead. */
export type ToChoose = { group: GroupDetail; offering: Offering };

/** A candidate who takes it back meanwhile, or whom a colleague has answered. */
export const answeredAlready = refuse(
  'candidate answered',
  'That has changed meanwhile: it is answered, or taken back. Type “commission” and the group’s code to see how it stands.',
);

/** The candidate a button means, the group held still when something is about to change. */
export async function candidateMeant(
  { interest: id, group: groupId }: z.infer<typeof candidateChoice>,
  base: HubBase,
  lock: boolean,
): Promise<Found<ToChoose>> {
  const group = await readGroup(base, groupId, lock);
  if (!group) return { instead: gone };
  const offering = await base.db.interest.findFirst({ where: { id, ...interestIn(group) }, include });
  return offering ? { subject: { group, offering } } : { instead: answeredAlready };
}

export const rightsOfCandidate = ({ group }: ToChoose) => rightsOfGroup(group);
