import type { Cover } from './cover.ts';

const withPerson = { not: 'goes with the person' };
const noParticipant = { not: 'names operators of the service, nobody who takes part' };
const ofAccounts = (personId: string) => ({ account: { personId } });

/** Who somebody is, and by which account they are known. Identity goes in `leave.moves.ts`, when no other hub knows them. */
export const coverPerson: Cover[] = [
  {
    table: 'Person',
    mine: async ({ db, personId }) =>
      db.person.findMany({
        where: { id: personId },
        select: {
          name: true,
          email: true,
          schoolStanding: true,
          createdAt: true,
          school: { select: { name: true, urn: true } },
        },
      }),
    leaving: { not: 'name, e-mail and school go with the identity, at the end' },
    retention: { not: 'goes as if they had left, once nothing of theirs is young' },
  },
  {
    table: 'Account',
    mine: async ({ db, personId }) =>
      db.account.findMany({
        where: { personId },
        select: { platform: true, tenant: true, externalId: true, lastSeenAt: true, closedAt: true },
      }),
    leaving: { not: 'closed, and its identity removed, with the person’s own' },
    retention: withPerson,
  },
  {
    table: 'Draft',
    mine: async ({ db, personId }) =>
      db.draft.findMany({
        where: ofAccounts(personId),
        select: { command: true, input: true, answers: true, createdAt: true },
      }),
    leaving: async ({ db, personId }) => db.draft.deleteMany({ where: ofAccounts(personId) }),
    retention: { not: 'the post room removes it after 30 days' },
  },
  {
    table: 'Press',
    mine: { not: 'a copy of what they were shown, kept for a day' },
    leaving: { not: 'emptied with the account’s identity; the post room removes it after a day' },
    retention: { not: 'the post room removes it after a day' },
  },
  {
    table: 'HubPerson',
    mine: async ({ db, personId }) => db.hubPerson.findMany({ where: { personId }, select: { welcomedAt: true } }),
    leaving: async ({ db, personId }) => db.hubPerson.deleteMany({ where: { personId } }),
    retention: withPerson,
  },
  {
    table: 'PersonJoin',
    mine: async ({ db, personId }) =>
      db.personJoin.findMany({ where: { personId }, select: { at: true, undoneAt: true } }),
    leaving: { not: 'removed with the identity, at the end' },
    retention: withPerson,
  },
  {
    table: 'NationalRole',
    mine: async ({ db, personId }) =>
      db.nationalRole.findMany({ where: { personId }, select: { from: true, to: true } }),
    leaving: { not: 'ended with the identity, at the end' },
    retention: { not: 'a record of who spoke for the national side' },
  },
  {
    table: 'OneTimeCode',
    mine: async ({ db, personId }) =>
      db.oneTimeCode.findMany({
        where: { personId },
        select: { purpose: true, createdAt: true, expiresAt: true, usedAt: true },
      }),
    leaving: async ({ db, personId }) => db.oneTimeCode.deleteMany({ where: { personId } }),
    retention: {
      what: 'expired codes',
      count: async (db, { expiredBefore }) => db.oneTimeCode.count({ where: { expiresAt: { lt: expiredBefore } } }),
      remove: async (db, { expiredBefore }) =>
        (await db.oneTimeCode.deleteMany({ where: { expiresAt: { lt: expiredBefore } } })).count,
    },
  },
  { table: 'AdmittedTenant', mine: noParticipant, leaving: noParticipant, retention: noParticipant },
  {
    table: 'SlackInstallation',
    mine: { not: 'a workspace’s tokens, sealed' },
    leaving: { not: 'goes when the app is uninstalled' },
    retention: { not: 'goes when the app is uninstalled' },
  },
  {
    table: 'Hub',
    mine: { not: 'the hub’s own settings' },
    leaving: { not: 'the hub changes its contact by itself' },
    retention: { not: 'the hub’s own settings' },
  },
  {
    table: 'Project',
    mine: async ({ db, personId }) =>
      db.project.findMany({ where: { publishedById: personId }, select: { title: true, publishedAt: true } }),
    leaving: { not: 'who published it is taken off with the identity, at the end' },
    retention: { not: 'a record of the catalogue' },
  },
];
