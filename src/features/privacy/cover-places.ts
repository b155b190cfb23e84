import { type Cover, notKept, portion } from './cover.ts';
import { retireMemberships } from './retire.moves.ts';

const withMembership = { not: 'goes with the membership, by `retire.moves.ts`' };
const ofMember = (personId: string) => ({ membership: { personId } });
const session = { select: { number: true, day: true, group: { select: { title: true } } } };
const group = { select: { title: true, key: true } };

/** Unsuccessful: said no to, or taken back before anything came of it. */
const unsuccessful = ['DECLINED' as const, 'WITHDRAWN' as const];

const oldApplication = (before: Date) => ({
  state: { in: unsuccessful },
  OR: [{ decidedAt: { lt: before } }, { decidedAt: null, at: { lt: before } }],
});

const oldNo = (before: Date) => ({ state: 'DECLINED' as const, joinedAt: { lt: before } });

/** What somebody takes part in, and what they wrote there. */
export const coverPlaces: Cover[] = [
  {
    table: 'Membership',
    mine: async ({ db, personId }) =>
      db.membership.findMany({
        where: { personId },
        select: {
          state: true,
          jobTitle: true,
          yearGroups: true,
          agreementVersion: true,
          agreedAt: true,
          isShown: true,
          joinedAt: true,
          withdrawnAt: true,
          withdrawReason: true,
          group,
          participation: { select: { state: true, school: { select: { name: true, urn: true } } } },
          addedBy: { select: { name: true } },
        },
      }),
    leaving: async ({ db, personId, pseudonym }) => {
      const ids = (await db.membership.findMany({ where: { personId }, select: { id: true } })).map(({ id }) => id);
      await retireMemberships(db, ids, pseudonym);
      await db.membership.updateMany({ where: { addedById: personId }, data: { addedById: pseudonym.id } });
    },
    retention: { not: 'put under a pseudonym by `retention.moves.ts`, after the hub’s years' },
  },
  {
    table: 'SchoolParticipation',
    mine: { not: 'the school’s; its state stands with the membership' },
    leaving: async ({ db, pseudonym }) =>
      db.schoolParticipation.updateMany({
        where: { memberships: { some: { personId: pseudonym.id }, every: { personId: pseudonym.id } } },
        data: { answer: '' },
      }),
    retention: {
      what: 'schools’ unsuccessful applications to a group',
      count: async (db, { unsuccessfulBefore }) => db.membership.count({ where: oldNo(unsuccessfulBefore) }),
      remove: async (db, { unsuccessfulBefore }) => {
        const rows = await db.membership.findMany({
          where: oldNo(unsuccessfulBefore),
          select: { id: true, participationId: true },
          take: portion,
        });
        await db.membership.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } });
        const places = rows.map(({ participationId }) => participationId);
        const empty = { id: { in: places }, state: 'DECLINED' as const, memberships: { none: {} } };
        await db.schoolParticipation.deleteMany({ where: empty });
        return rows.length;
      },
    },
  },
  {
    table: 'ProjectApplication',
    mine: async ({ db, personId }) =>
      db.projectApplication.findMany({
        where: { personId },
        select: {
          state: true,
          jobTitle: true,
          yearGroups: true,
          headAgreed: true,
          note: true,
          at: true,
          isLate: true,
          answer: true,
          decidedAt: true,
          project: { select: { title: true } },
          school: { select: { name: true } },
        },
      }),
    leaving: async ({ db, personId, pseudonym, now }) => {
      await db.projectApplication.updateMany({
        where: { personId, state: 'APPLIED' },
        data: { state: 'WITHDRAWN', decidedAt: now, version: { increment: 1 } },
      });
      await db.projectApplication.updateMany({
        where: { personId },
        data: { personId: pseudonym.id, note: '', answer: '', jobTitle: notKept },
      });
    },
    retention: {
      what: 'unsuccessful applications to a project',
      count: async (db, { unsuccessfulBefore }) =>
        db.projectApplication.count({ where: oldApplication(unsuccessfulBefore) }),
      remove: async (db, { unsuccessfulBefore }) =>
        (await db.projectApplication.deleteMany({ where: oldApplication(unsuccessfulBefore) })).count,
    },
  },
  {
    table: 'Apology',
    mine: async ({ db, personId }) =>
      db.apology.findMany({ where: ofMember(personId), select: { at: true, isLate: true, substitute: true, session } }),
    leaving: withMembership,
    retention: withMembership,
  },
  {
    table: 'Attendance',
    mine: async ({ db, personId }) =>
      db.attendance.findMany({ where: ofMember(personId), select: { state: true, substitute: true, session } }),
    leaving: withMembership,
    retention: withMembership,
  },
  {
    table: 'WalkIn',
    mine: async ({ db, personId }) =>
      db.walkIn.findMany({ where: ofMember(personId), select: { name: true, schoolName: true, session } }),
    leaving: withMembership,
    retention: withMembership,
  },
  {
    table: 'Assignment',
    mine: async ({ db, personId }) =>
      db.assignment.findMany({
        where: ofMember(personId),
        select: {
          state: true,
          reflection: true,
          link: true,
          answeredAt: true,
          task: { select: { title: true, dueOn: true } },
        },
      }),
    leaving: async ({ db, personId, pseudonym }) =>
      db.assignment.updateMany({ where: { excusedById: personId }, data: { excusedById: pseudonym.id } }),
    retention: withMembership,
  },
];
