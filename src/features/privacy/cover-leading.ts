import { fold } from '../../core/fold.ts';
import type { Cover, Leaving } from './cover.ts';

const group = { select: { title: true, key: true } };
const withPerson = { not: 'goes with the person' };
const record = { not: 'a record of the programme, put under the pseudonym when the person goes' };
const over = ['DECLINED' as const, 'WITHDRAWN' as const];

const oldInterest = (before: Date) => ({
  state: { in: over },
  OR: [{ decidedAt: { lt: before } }, { decidedAt: null, at: { lt: before } }],
});

/** The contact of a group, where it named who leaves, becomes the hub's. */
async function renameContacts({ db, name, hubContact }: Leaving): Promise<void> {
  const groups = await db.workGroup.findMany({
    where: { contact: { contains: name, mode: 'insensitive' } },
    select: { id: true, searchText: true },
  });
  for (const { id, searchText } of groups)
    await db.workGroup.update({
      where: { id },
      data: { contact: hubContact, searchText: searchText.replaceAll(fold(name), '') },
    });
}

/** What somebody leads, offers to lead, or does for the hub. */
export const coverLeading: Cover[] = [
  {
    table: 'HubRole',
    mine: async ({ db, personId }) =>
      db.hubRole.findMany({
        where: { personId },
        select: {
          from: true,
          to: true,
          phase: true,
          word: { select: { word: true } },
          partner: { select: { name: true } },
        },
      }),
    leaving: async ({ db, personId, pseudonym, now }) => {
      await db.hubRole.updateMany({ where: { personId, OR: [{ to: null }, { to: { gt: now } }] }, data: { to: now } });
      await db.hubRole.updateMany({ where: { personId }, data: { personId: pseudonym.id } });
    },
    retention: record,
  },
  {
    table: 'WorkGroup',
    mine: { not: 'the group’s own words; who leads it stands under WorkGroupLead' },
    leaving: async (leaving) => {
      const { db, personId } = leaving;
      await db.workGroup.updateMany({ where: { suggestedLeadId: personId }, data: { suggestedLeadId: null } });
      await renameContacts(leaving);
    },
    retention: record,
  },
  {
    table: 'WorkGroupLead',
    mine: async ({ db, personId }) =>
      db.workGroupLead.findMany({ where: { personId }, select: { capacity: true, from: true, to: true, group } }),
    leaving: async ({ db, personId, pseudonym, now }) => {
      await db.workGroupLead.updateMany({ where: { personId, to: null }, data: { to: now } });
      await db.workGroupLead.updateMany({ where: { personId }, data: { personId: pseudonym.id } });
    },
    retention: record,
  },
  {
    table: 'Designation',
    mine: async ({ db, personId }) =>
      db.designation.findMany({
        where: { personId },
        select: {
          phase: true,
          cohort: true,
          status: true,
          from: true,
          validTo: true,
          endedAt: true,
          kind: { select: { word: true } },
        },
      }),
    leaving: async ({ db, personId, pseudonym, now }) => {
      await db.designation.updateMany({ where: { personId, endedAt: null }, data: { endedAt: now } });
      await db.designation.updateMany({ where: { personId }, data: { personId: pseudonym.id } });
    },
    retention: withPerson,
  },
  {
    table: 'Interest',
    mine: async ({ db, personId }) =>
      db.interest.findMany({
        where: { personId },
        select: {
          year: true,
          capacity: true,
          withWhom: true,
          note: true,
          halfTerms: true,
          headAgreed: true,
          state: true,
          isLate: true,
          at: true,
          answer: true,
          decidedAt: true,
          group,
          project: { select: { title: true } },
          with: { select: { name: true } },
        },
      }),
    leaving: async ({ db, personId, pseudonym, name, now }) => {
      const open = {
        personId,
        state: { in: ['SUBMITTED' as const, 'UNDER_REVIEW' as const, 'OFFERED' as const, 'RESERVE' as const] },
      };
      await db.interest.updateMany({
        where: open,
        data: { state: 'WITHDRAWN', decidedAt: now, version: { increment: 1 } },
      });
      const plain = { note: '', withWhom: '', panelNote: '', answer: '' };
      await db.interest.updateMany({ where: { personId }, data: { ...plain, personId: pseudonym.id } });
      await db.interest.updateMany({ where: { withPersonId: personId }, data: { withPersonId: pseudonym.id } });
      await db.interest.updateMany({ where: { withWhom: { contains: name } }, data: { withWhom: pseudonym.name } });
    },
    retention: {
      what: 'unsuccessful expressions of interest',
      count: async (db, { unsuccessfulBefore }) => db.interest.count({ where: oldInterest(unsuccessfulBefore) }),
      remove: async (db, { unsuccessfulBefore }) => {
        const old = oldInterest(unsuccessfulBefore);
        await db.leadOffer.deleteMany({ where: { interest: old, state: { not: 'ACCEPTED' } } });
        return (await db.interest.deleteMany({ where: { ...old, offers: { none: {} } } })).count;
      },
    },
  },
  {
    table: 'LeadOffer',
    mine: async ({ db, personId }) =>
      db.leadOffer.findMany({
        where: { personId },
        select: { capacity: true, state: true, at: true, answerBy: true, decidedAt: true, group },
      }),
    leaving: async ({ db, personId, pseudonym, now }) => {
      const open = { personId, state: 'OFFERED' as const };
      await db.leadOffer.updateMany({
        where: open,
        data: { state: 'WITHDRAWN', decidedAt: now, version: { increment: 1 } },
      });
      await db.leadOffer.updateMany({ where: { personId }, data: { personId: pseudonym.id } });
    },
    retention: {
      what: 'offers to lead that came to nothing',
      count: async (db, { unsuccessfulBefore: before }) =>
        db.leadOffer.count({ where: { state: { in: [...over, 'LAPSED'] }, at: { lt: before } } }),
      remove: async (db, { unsuccessfulBefore: before }) =>
        (await db.leadOffer.deleteMany({ where: { state: { in: [...over, 'LAPSED'] }, at: { lt: before } } })).count,
    },
  },
  {
    table: 'Pause',
    mine: async ({ db, personId }) =>
      db.pause.findMany({
        where: { personId },
        select: { from: true, until: true, endedAt: true, standIn: { select: { name: true } } },
      }),
    leaving: async ({ db, personId }) => {
      await db.pause.deleteMany({ where: { personId } });
      await db.pause.updateMany({ where: { standInId: personId }, data: { standInId: null } });
    },
    retention: withPerson,
  },
  {
    table: 'SessionLog',
    mine: async ({ db, personId }) =>
      db.sessionLog.findMany({
        where: { personId },
        select: {
          did: true,
          cameBack: true,
          materials: true,
          forHub: true,
          at: true,
          session: { select: { number: true, group } },
        },
      }),
    leaving: async ({ db, personId, pseudonym }) =>
      db.sessionLog.updateMany({ where: { personId }, data: { personId: pseudonym.id } }),
    retention: record,
  },
  {
    table: 'GapTask',
    mine: async ({ db, personId }) =>
      db.gapTask.findMany({ where: { personId }, select: { title: true, what: true, dueOn: true, at: true, group } }),
    leaving: async ({ db, personId, pseudonym }) =>
      db.gapTask.updateMany({ where: { personId }, data: { personId: pseudonym.id } }),
    retention: record,
  },
];
