import type { Cover } from './cover.ts';

const old = (before: Date) => ({
  state: { in: ['DECLINED' as const, 'WITHDRAWN' as const] },
  changedAt: { lt: before },
});

const what = { title: true, state: true } as const;
const name = { select: { name: true } } as const;
const asLead = { ...what, at: true, person: name } as const;
const decision = { ...what, answer: true, decidedAt: true } as const;
const whole = {
  ...what,
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
  lead: name,
} as const;

/** What somebody proposed, was proposed for, or decided about: another’s words are not theirs. */
export const coverProposing: Cover[] = [
  {
    table: 'Proposal',
    mine: async ({ db, personId }) => {
      const others = { personId: { not: personId } };
      return [
        ...(await db.proposal.findMany({ where: { personId }, select: whole })),
        ...(await db.proposal.findMany({ where: { leadId: personId, ...others }, select: asLead })),
        ...(await db.proposal.findMany({ where: { decidedById: personId, ...others }, select: decision })),
      ];
    },
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
