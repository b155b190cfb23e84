import type { Cover } from './cover.ts';

const old = (before: Date) => ({
  state: { in: ['DECLINED' as const, 'WITHDRAWN' as const] },
  changedAt: { lt: before },
});

/** What somebody proposed, was proposed for, or decided about. */
export const coverProposing: Cover[] = [
  {
    table: 'Proposal',
    mine: async ({ db, personId }) =>
      db.proposal.findMany({
        where: { OR: [{ personId }, { leadId: personId }, { decidedById: personId }] },
        select: {
          state: true,
          title: true,
          phases: true,
          purpose: true,
          notMet: true,
          rationale: true,
          objectives: true,
          schedule: true,
          capacitySchools: true,
          costing: true,
          evaluation: true,
          qualityMet: true,
          at: true,
          answer: true,
          decidedAt: true,
          person: { select: { name: true } },
          lead: { select: { name: true } },
        },
      }),
    leaving: async ({ db, personId, pseudonym: { id }, now }) => {
      const open = { personId, state: { notIn: ['APPROVED' as const, 'DECLINED' as const, 'WITHDRAWN' as const] } };
      const taken = { state: 'WITHDRAWN' as const, changedAt: now, version: { increment: 1 } };
      await db.proposal.updateMany({ where: open, data: taken });
      await db.proposal.updateMany({ where: { personId }, data: { personId: id } });
      await db.proposal.updateMany({ where: { leadId: personId }, data: { leadId: null } });
      await db.proposal.updateMany({ where: { decidedById: personId }, data: { decidedById: id } });
    },
    retention: {
      what: 'proposals that came to nothing',
      count: async (db, { unsuccessfulBefore }) => db.proposal.count({ where: old(unsuccessfulBefore) }),
      remove: async (db, { unsuccessfulBefore }) =>
        (await db.proposal.deleteMany({ where: old(unsuccessfulBefore) })).count,
    },
  },
];
