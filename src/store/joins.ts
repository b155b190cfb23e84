import { z } from 'zod';
import type { Db } from './db.ts';
import { Prisma } from './generated/client.ts';

/** The store's own way around a hub's fence: raw questions, in the transaction of whoever asks. */
export type Raw = Pick<Db, '$queryRaw' | '$executeRaw'>;

/** A column that leads to a person, and the columns by which its row is found again. */
type PersonColumn = { table: string; column: string; key: string[] };

const byId = (table: string, ...columns: string[]): PersonColumn[] =>
  columns.map((column) => ({ table, column, key: ['id'] }));

/** Every column that leads to a person and moves with them; a test holds the list to the schema. */
export const movable: PersonColumn[] = [
  ...byId('Account', 'personId'),
  { table: 'HubPerson', column: 'personId', key: ['hubId'] },
  { table: 'ReminderChoice', column: 'personId', key: ['hubId', 'topic'] },
  ...byId('HubRole', 'personId'),
  ...byId('NationalRole', 'personId'),
  ...byId('Membership', 'personId', 'addedById'),
  ...byId('WorkGroupLead', 'personId'),
  ...byId('WorkGroup', 'suggestedLeadId'),
  ...byId('Project', 'publishedById'),
  ...byId('ProjectApplication', 'personId'),
  ...byId('Watch', 'personId'),
  { table: 'Invitation', column: 'personId', key: ['hubId', 'groupId', 'schoolId'] },
  { table: 'Prospect', column: 'personId', key: ['hubId', 'groupId', 'schoolId'] },
  ...byId('SchoolMove', 'personId'),
  ...byId('HubContact', 'personId'),
  ...byId('WebLink', 'personId'),
  ...byId('OneTimeCode', 'personId'),
  ...byId('Interest', 'personId', 'withPersonId'),
  ...byId('LeadOffer', 'personId'),
  ...byId('Designation', 'personId'),
  ...byId('Pause', 'personId', 'standInId'),
  { table: 'SessionLog', column: 'personId', key: ['hubId', 'sessionId'] },
  ...byId('Report', 'submittedById', 'decidedById'),
  ...byId('ReportTemplate', 'personId'),
  { table: 'ReportStep', column: 'personId', key: ['hubId', 'reportId', 'step'] },
  { table: 'ReportOmission', column: 'personId', key: ['hubId', 'reportId', 'line'] },
  ...byId('GapTask', 'personId'),
  ...byId('Assignment', 'excusedById'),
  ...byId('CalendarFeed', 'personId'),
  ...byId('Announcement', 'personId', 'decidedById'),
  ...byId('NetworkMeeting', 'personId'),
  ...byId('ProgrammeWindow', 'personId'),
  { table: 'NetworkGuest', column: 'personId', key: ['hubId', 'meetingId'] },
  ...byId('Proposal', 'personId', 'decidedById', 'leadId'),
  ...byId('EvaluationInvite', 'personId'),
  { table: 'FailedImport', column: 'personId', key: ['hubId', 'kind'] },
  ...byId('Notice', 'personId'),
  ...byId('AuditEvent', 'personId', 'aboutPersonId'),
];

const row = z.record(z.string(), z.unknown());
const ended = z.object({ table: z.string(), id: z.string() });
const before = z.object({ id: z.string(), row });

/** What a join did, table by table: enough to undo it. */
export const movedSchema = z.object({
  /** Rows that lead to the other person now. */
  columns: z.array(z.object({ table: z.string(), column: z.string(), keys: z.array(z.string()) })),
  /** Rows that the person who stayed had already. */
  dropped: z.array(z.object({ table: z.string(), row })),
  /** Roles and leads held by both: the second one has ended. */
  ended: z.array(ended),
  /** Both were in one group: whose membership stayed, whose ended, whether the two changed persons, and how it was. */
  contested: z.array(z.object({ kept: z.string(), ended: z.string(), isSwapped: z.boolean(), row })),
  /** Interests in one thing: the second one is taken back. */
  interests: z.array(before),
  /** Places that lost their only teacher, and what was planned for them. */
  places: z.array(before),
  dueRows: z.array(row),
  /** What was taken over from the other person’s own row, with what stood there before. */
  person: z.object({ before: row, after: row }),
});
export type Moved = z.infer<typeof movedSchema>;

/** A name of a table or column of ours; never a word from outside. */
export const named = (name: string): Prisma.Sql => Prisma.raw(`"${name}"`);

const columnsOf = new Map(movable.map(({ table, column, key }) => [`${table}.${column}`, key]));

/** What tells a row of a table from the others of one person. */
export const keyOf = (table: string, column: string): Prisma.Sql => {
  const key = columnsOf.get(`${table}.${column}`);
  if (!key) throw new Error(`nothing moves ${table}.${column}`);
  return Prisma.sql`concat_ws('/', ${Prisma.join(key.map((name) => Prisma.sql`${named(name)}::text`))})`;
};

/** The states in which a school’s place is wanted or held. */
export const livePlace = Prisma.raw(`('APPLIED', 'WAITING', 'OFFERED', 'HELD', 'CONFIRMED')`);
/** The states in which it takes a place of the group’s. */
export const takingPlace = Prisma.raw(`('OFFERED', 'HELD', 'CONFIRMED', 'COMPLETED', 'UNFINISHED')`);

/** Holds still, in the lock order of the house, the groups of both persons, and then the persons. */
export async function lockBoth(db: Raw, one: string, other: string): Promise<void> {
  await db.$queryRaw`
    SELECT id::text FROM "WorkGroup" WHERE id IN (
      SELECT "groupId" FROM "Membership" WHERE "personId" IN (${one}::uuid, ${other}::uuid))
    ORDER BY id FOR NO KEY UPDATE`;
  await db.$queryRaw`
    SELECT id::text FROM "Person" WHERE id IN (${one}::uuid, ${other}::uuid) ORDER BY id FOR NO KEY UPDATE`;
}

/**
 * Has two memberships of one group change persons. Each person may have one in a group, at every moment: so one of them
 * belongs to nobody’s person for the time between.
 */
export async function swapMemberships(db: Raw, one: string, other: string): Promise<void> {
  const [nobody] = z
    .array(z.object({ id: z.string() }))
    .parse(await db.$queryRaw`INSERT INTO "Person" (id, name) VALUES (gen_random_uuid(), '') RETURNING id::text`);
  const rows = z
    .array(z.object({ id: z.string(), personId: z.string() }))
    .parse(
      await db.$queryRaw`SELECT id::text, "personId"::text FROM "Membership" WHERE id IN (${one}::uuid, ${other}::uuid)`,
    );
  const give = (id: string, personId: string | undefined) =>
    db.$executeRaw`UPDATE "Membership" SET "personId" = ${personId}::uuid WHERE id = ${id}::uuid`;
  const ownerOf = (id: string) => rows.find((row) => row.id === id)?.personId;
  await give(one, nobody?.id);
  await give(other, ownerOf(one));
  await give(one, ownerOf(other));
  await db.$executeRaw`DELETE FROM "Person" WHERE id = ${nobody?.id}::uuid`;
}
