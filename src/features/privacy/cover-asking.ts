import type { Cover } from './cover.ts';

const group = { select: { title: true, key: true } };
const withPerson = { not: 'goes with the person' };

/** What somebody asked to hear, passed on, was told, or did: and what was done with their data. */
export const coverAsking: Cover[] = [
  {
    table: 'ReminderChoice',
    mine: async ({ db, personId }) =>
      db.reminderChoice.findMany({ where: { personId }, select: { topic: true, isOn: true } }),
    leaving: async ({ db, personId }) => db.reminderChoice.deleteMany({ where: { personId } }),
    retention: withPerson,
  },
  {
    table: 'Watch',
    mine: async ({ db, personId }) =>
      db.watch.findMany({
        where: { personId },
        select: { since: true, toldAt: true, group, project: { select: { title: true } } },
      }),
    leaving: async ({ db, personId }) => db.watch.deleteMany({ where: { personId } }),
    retention: {
      what: 'wishes to hear that were fulfilled long ago',
      count: async (db, { unsuccessfulBefore: before }) => db.watch.count({ where: { toldAt: { lt: before } } }),
      remove: async (db, { unsuccessfulBefore: before }) =>
        (await db.watch.deleteMany({ where: { toldAt: { lt: before } } })).count,
    },
  },
  {
    table: 'Invitation',
    mine: async ({ db, personId }) =>
      db.invitation.findMany({ where: { personId }, select: { at: true, group, school: { select: { name: true } } } }),
    leaving: async ({ db, personId, pseudonym }) =>
      db.invitation.updateMany({ where: { personId }, data: { personId: pseudonym.id } }),
    retention: withPerson,
  },
  {
    table: 'Prospect',
    mine: async ({ db, personId }) =>
      db.prospect.findMany({
        where: { personId },
        select: { how: true, note: true, at: true, group, school: { select: { name: true } } },
      }),
    leaving: async ({ db, personId, pseudonym }) =>
      db.prospect.updateMany({ where: { personId }, data: { personId: pseudonym.id } }),
    retention: withPerson,
  },
  {
    table: 'SchoolMove',
    mine: async ({ db, personId }) =>
      db.schoolMove.findMany({
        where: { personId },
        select: { from: true, doneAt: true, school: { select: { name: true } } },
      }),
    leaving: async ({ db, personId }) => db.schoolMove.deleteMany({ where: { personId } }),
    retention: withPerson,
  },
  {
    table: 'HubContact',
    mine: async ({ db, personId }) =>
      db.hubContact.findMany({ where: { personId }, select: { topic: true, who: true } }),
    leaving: async ({ db, personId, name }) =>
      db.hubContact.deleteMany({ where: { OR: [{ personId }, { who: { contains: name, mode: 'insensitive' } }] } }),
    retention: { not: 'the hub changes it by itself' },
  },
  {
    table: 'WebLink',
    mine: { not: 'the hash of an address that works for half an hour' },
    leaving: async ({ db, personId }) => db.webLink.deleteMany({ where: { personId } }),
    retention: {
      what: 'expired links',
      count: async (db, { expiredBefore: before }) => db.webLink.count({ where: { expiresAt: { lt: before } } }),
      remove: async (db, { expiredBefore: before }) =>
        (await db.webLink.deleteMany({ where: { expiresAt: { lt: before } } })).count,
    },
  },
  {
    table: 'CalendarFeed',
    mine: async ({ db, personId }) =>
      db.calendarFeed.findMany({ where: { personId }, select: { createdAt: true, revokedAt: true, group } }),
    leaving: async ({ db, personId }) => db.calendarFeed.deleteMany({ where: { personId } }),
    retention: {
      what: 'calendar addresses that were revoked',
      count: async (db, { expiredBefore: before }) => db.calendarFeed.count({ where: { revokedAt: { lt: before } } }),
      remove: async (db, { expiredBefore: before }) =>
        (await db.calendarFeed.deleteMany({ where: { revokedAt: { lt: before } } })).count,
    },
  },
  {
    table: 'Notice',
    mine: async ({ db, personId }) =>
      db.notice.findMany({
        where: { personId },
        select: { kind: true, state: true, createdAt: true, settledAt: true },
      }),
    leaving: async ({ db, personId, pseudonym, now }) => {
      const waiting = { personId, state: 'WAITING' as const };
      await db.notice.updateMany({ where: waiting, data: { state: 'OVERTAKEN', settledAt: now } });
      await db.notice.updateMany({ where: { personId }, data: { personId: pseudonym.id, facts: {}, answer: null } });
    },
    retention: { not: 'the post room empties it after 90 days' },
  },
  {
    table: 'AuditEvent',
    mine: async ({ db, personId }) =>
      db.auditEvent.findMany({
        where: { OR: [{ aboutPersonId: personId }, { personId }] },
        select: { at: true, what: true, person: { select: { name: true } } },
        orderBy: { at: 'desc' },
      }),
    leaving: async ({ db, personId, pseudonym }) => {
      await db.auditEvent.updateMany({ where: { personId }, data: { personId: pseudonym.id, platform: null } });
      await db.auditEvent.updateMany({ where: { aboutPersonId: personId }, data: { aboutPersonId: pseudonym.id } });
    },
    retention: {
      what: 'old lines of the audit',
      count: async (db, { auditBefore: before }) => db.auditEvent.count({ where: { at: { lt: before } } }),
      remove: async (db, { auditBefore: before }) =>
        (await db.auditEvent.deleteMany({ where: { at: { lt: before } } })).count,
    },
  },
];
