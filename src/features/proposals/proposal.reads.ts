import { z } from 'zod';
import { type Found, refuse } from '../../core/command.ts';
import type { Db } from '../../store/db.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';

const include = {
  person: { select: { name: true } },
  lead: { select: { id: true, name: true } },
  group: { select: { id: true, title: true, key: true } },
} satisfies Prisma.ProposalInclude;

/** A proposal with whose it is and what became of it. */
export type ProposalDetail = Prisma.ProposalGetPayload<{ include: typeof include }>;

/** Proposals as they stand, the latest change first. */
export const findProposals = (db: Db, where: Prisma.ProposalWhereInput): Promise<ProposalDetail[]> =>
  db.proposal.findMany({ where, include, orderBy: [{ changedAt: 'desc' }, { id: 'desc' }] });

export const loadProposal = async (db: Db, id: string): Promise<ProposalDetail | undefined> =>
  (await db.proposal.findUnique({ where: { id }, include })) ?? undefined;

/** How a button names a proposal. */
export const proposalChoice = z.object({ proposal: z.uuid() });

const gone = refuse('gone', 'That proposal is no longer there. Type “proposals” to see those that are.');

/** The proposal that a button means, held still when it is about to change. */
export async function proposalMeant(
  { proposal: id }: z.infer<typeof proposalChoice>,
  { db, hub }: HubBase,
  lock: boolean,
): Promise<Found<ProposalDetail>> {
  if (lock)
    await db.$queryRaw`
      SELECT id::text FROM "Proposal" WHERE "hubId" = ${hub.id}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
  const proposal = await loadProposal(db, id);
  return proposal ? { subject: proposal } : { instead: gone };
}
