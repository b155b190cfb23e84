import type { Prisma, PrismaClient } from '../../src/store/generated/client.ts';
import { ensureVocabulary } from '../../src/store/vocabulary.ts';
import { readCatalogue } from './catalogue.ts';
import { dataJson } from './data-file.ts';
import { sampleHub } from './hub.ts';
import { makeRows, type National } from './make-rows.ts';
import { readSchools } from './schools.ts';
import { tagRows } from './tag-rows.ts';

type Transaction = Prisma.TransactionClient;

/** In ms, and longer than a person would wait: of two processes that start together the second waits for the first. */
const patience = { maxWait: 10_000, timeout: 30_000 };

async function takeTurn(db: Transaction): Promise<void> {
  await db.$executeRaw`SELECT set_config('lock_timeout', '20s', true)`;
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('plant the sample hub', 0))`;
}

/** A school or an entry that is there already, perhaps newer, stays as it is: only its id is taken over. */
async function plantNational(db: Transaction): Promise<National> {
  const schools = readSchools();
  const projects = readCatalogue();
  await db.school.createMany({ data: schools, skipDuplicates: true });
  await db.project.createMany({ data: projects, skipDuplicates: true });
  await ensureVocabulary(db, dataJson('tags.json'));
  const known = await db.school.findMany({
    where: { urn: { in: schools.map(({ urn }) => urn) } },
    select: { urn: true, id: true },
  });
  const listed = await db.project.findMany({
    where: { slug: { in: projects.map(({ slug }) => slug) } },
    select: { year: true, slug: true, id: true },
  });
  const schoolIds = new Map(known.map(({ urn, id }) => [urn, id]));
  const projectIds = new Map(listed.map(({ year, slug, id }) => [`${year}/${slug}`, id]));
  return {
    schools: schools.map((school) => ({ ...school, id: schoolIds.get(school.urn) ?? school.id })),
    projects: projects.map((one) => ({ ...one, id: projectIds.get(`${one.year}/${one.slug}`) ?? one.id })),
  };
}

/** Tags for what is in the catalogue; whatever somebody has set meanwhile stays. */
async function plantTags(db: Transaction, { projects }: National): Promise<void> {
  const vocabulary = await db.tag.findMany({ where: { ownerHubId: null }, orderBy: { rank: 'asc' } });
  await db.projectTag.createMany({ data: tagRows(projects, vocabulary), skipDuplicates: true });
}

/** What the group left that has ended. */
async function plantEnded(db: Transaction, { ended }: ReturnType<typeof makeRows>): Promise<void> {
  await db.stageChange.createMany({ data: ended.stages });
  await db.sessionLog.createMany({ data: ended.logs });
  await db.attendance.createMany({ data: ended.attendances });
  await db.gapTask.createMany({ data: ended.gapTasks });
  await db.assignment.createMany({ data: ended.assignments });
  await db.report.create({ data: ended.report });
  await db.reportStep.createMany({ data: ended.steps });
  await db.evaluation.create({ data: ended.evaluation });
  await db.evaluationAnswer.createMany({ data: ended.voices });
}

async function plantHub(db: Transaction, rows: ReturnType<typeof makeRows>): Promise<void> {
  await db.hub.create({ data: rows.hub });
  await db.agreement.create({ data: rows.agreement });
  await db.calendarTerm.createMany({ data: rows.terms });
  await db.person.createMany({ data: rows.people });
  await db.hubPerson.createMany({ data: rows.hubPeople });
  await db.hubSchool.createMany({ data: rows.hubSchools });
  await db.roleWord.createMany({ data: rows.roleWords });
  await db.hubRole.createMany({ data: rows.roles });
  await db.designationKind.createMany({ data: rows.designationKinds });
  await db.designation.createMany({ data: rows.designations });
  await db.project.create({ data: rows.ended.project });
  await db.workGroup.createMany({ data: rows.groups });
  await db.workGroupLead.createMany({ data: rows.leads });
  await db.session.createMany({ data: rows.sessions });
  await db.schoolParticipation.createMany({ data: rows.places });
  await db.membership.createMany({ data: rows.memberships });
  await plantEnded(db, rows);
  await db.networkMeeting.createMany({ data: rows.networkMeetings });
  await db.networkGuest.createMany({ data: rows.networkGuests });
  await db.fundingKind.createMany({ data: rows.fundingKinds });
  await db.fundingLine.createMany({ data: rows.funding });
  await db.programmeWindow.createMany({ data: rows.programmeWindows });
  await db.proposal.createMany({ data: rows.proposals });
  await db.dueRow.createMany({ data: rows.dueRows });
}

/**
 * Makes a hub that looks right at an instant: invented people, real schools, the whole catalogue, two dozen groups.
 * All of it or nothing; where the sample hub is already, nothing is changed.
 */
export async function plantSampleHub(prisma: PrismaClient, now: Date): Promise<{ hubId: string }> {
  return prisma.$transaction(async (db) => {
    await takeTurn(db);
    const found = await db.hub.findUnique({ where: { slug: sampleHub.slug }, select: { id: true } });
    if (found) return { hubId: found.id };
    const national = await plantNational(db);
    await plantTags(db, national);
    await plantHub(db, makeRows(now, national));
    return { hubId: sampleHub.id };
  }, patience);
}
