import type { Cover } from './cover.ts';

const record = { not: 'a record of the programme, put under the pseudonym when the person goes' };

/** What somebody does in the network of local leaders. */
export const coverNetwork: Cover[] = [
  {
    table: 'NetworkMeeting',
    mine: async ({ db, personId }) =>
      db.networkMeeting.findMany({
        where: { personId },
        select: { purpose: true, startsAt: true, state: true, at: true },
      }),
    leaving: async ({ db, personId, pseudonym }) =>
      db.networkMeeting.updateMany({ where: { personId }, data: { personId: pseudonym.id } }),
    retention: record,
  },
  {
    table: 'ProgrammeWindow',
    mine: async ({ db, personId }) =>
      db.programmeWindow.findMany({
        where: { personId },
        select: { title: true, opensOn: true, closesOn: true, at: true },
      }),
    leaving: async ({ db, personId, pseudonym }) =>
      db.programmeWindow.updateMany({ where: { personId }, data: { personId: pseudonym.id } }),
    retention: record,
  },
  {
    table: 'NetworkGuest',
    mine: async ({ db, personId }) =>
      db.networkGuest.findMany({
        where: { personId },
        select: { answer: true, answeredAt: true, came: true, meeting: { select: { startsAt: true } } },
      }),
    leaving: async ({ db, personId, pseudonym }) =>
      db.networkGuest.updateMany({ where: { personId }, data: { personId: pseudonym.id } }),
    retention: record,
  },
];
