import type { PrismaClient } from '../../src/store/generated/client.ts';

/** Words that stand in every text somebody wrote about themselves, and in their e-mail: nothing of it may be left. */
export const theirWords = 'quixotic';

type Ids = {
  hubId: string;
  personId: string;
  accountId: string;
  groupId: string;
  membershipId: string;
  placeId: string;
  schoolId: string;
  otherId: string;
};

const at = new Date('2026-10-01T10:00:00Z');
const day = new Date('2026-10-01');
const words = `I am ${theirWords}.`;

/** Rows about a person in every table with personal data, as if they had done everything one can do. */
export async function fillEverything(prisma: PrismaClient, ids: Ids): Promise<void> {
  const { hubId, personId, groupId, membershipId, schoolId, otherId, accountId } = ids;
  const own = { hubId, personId };
  const { id: projectId } = await prisma.project.create({
    data: {
      year: 2026,
      slug: crypto.randomUUID(),
      title: 'Mastery',
      kind: 'PROGRAMME',
      family: 'm',
      type: 'LOCAL',
      description: '',
      phases: [],
      audience: [],
      questions: [],
      publishedById: personId,
    },
  });
  const session = await prisma.session.findFirstOrThrow({ where: { groupId } });
  const task = await prisma.gapTask.create({
    data: { ...own, groupId, title: 'Try one', what: 'Bring an example', dueOn: day, at },
  });
  const kind = await prisma.designationKind.create({ data: { hubId, word: crypto.randomUUID() } });
  const email = `${theirWords}@school.example`;
  await prisma.person.update({ where: { id: personId }, data: { email } });
  await prisma.membership.update({ where: { id: membershipId }, data: { jobTitle: words, isShown: true } });
  await prisma.draft.create({
    data: { accountId, command: 'join', input: {}, answers: { role: words }, createdAt: at },
  });
  await prisma.press.create({ data: { token: crypto.randomUUID(), accountId, outcome: { words }, createdAt: at } });
  await prisma.personJoin.create({ data: { personId, joinedId: otherId, moved: { words }, at } });
  await prisma.nationalRole.create({ data: { personId, from: at } });
  const code = { codeHash: crypto.randomUUID(), purpose: 'RECORD' as const, subjectId: personId };
  await prisma.oneTimeCode.create({ data: { ...own, ...code, createdAt: at, expiresAt: new Date('2027-10-01') } });
  await prisma.schoolParticipation.update({ where: { id: ids.placeId }, data: { answer: words } });
  const application = { projectId, schoolId, jobTitle: words, yearGroups: [], headAgreed: true, note: words };
  await prisma.projectApplication.create({ data: { ...own, ...application, agreementVersion: 1, at } });
  await prisma.watch.create({ data: { ...own, groupId, since: at } });
  await prisma.invitation.create({ data: { ...own, groupId, schoolId, at } });
  await prisma.prospect.create({ data: { ...own, groupId, schoolId, how: 'CONTACTED', at } });
  await prisma.schoolMove.create({ data: { ...own, schoolId, from: day } });
  const who = (await prisma.person.findUniqueOrThrow({ where: { id: personId } })).name;
  await prisma.hubContact.create({ data: { ...own, topic: 'Cover', who: `${who}, ${theirWords}` } });
  await prisma.webLink.create({
    data: { ...own, tokenHash: crypto.randomUUID(), kind: 'x', facts: {}, createdAt: at, expiresAt: at },
  });
  await prisma.designation.create({ data: { ...own, kindId: kind.id, from: day } });
  const said = { note: words, withWhom: words, panelNote: words, answer: words };
  const interest = await prisma.interest.create({
    data: { ...own, year: 2026, groupId, capacity: 'LEAD', halfTerms: [], at, ...said },
  });
  await prisma.interest.create({
    data: {
      hubId,
      personId: otherId,
      year: 2026,
      groupId,
      capacity: 'LEAD',
      halfTerms: [],
      at,
      withPersonId: personId,
      withWhom: who,
    },
  });
  await prisma.leadOffer.create({
    data: { ...own, groupId, capacity: 'LEAD', interestId: interest.id, at, answerBy: day },
  });
  await prisma.pause.create({ data: { ...own, from: day, until: day, standInId: otherId, at } });
  await prisma.pause.create({ data: { hubId, personId: otherId, from: day, until: day, standInId: personId, at } });
  const inSession = { hubId, sessionId: session.id };
  await prisma.apology.create({ data: { ...inSession, membershipId, substitute: theirWords, at } });
  await prisma.attendance.create({ data: { ...inSession, membershipId, state: 'PRESENT', substitute: theirWords } });
  await prisma.walkIn.create({ data: { ...inSession, membershipId, name: who, schoolName: 'Fernside' } });
  await prisma.sessionLog.create({ data: { ...inSession, personId, did: 'We compared fractions.', at } });
  await prisma.assignment.create({ data: { hubId, taskId: task.id, membershipId, reflection: words, link: words } });
  const term = { year: 2026, term: 'AUTUMN' as const, starts: day, ends: day, dueOn: day };
  const sent = { state: 'ACCEPTED' as const, submittedById: personId, decidedById: personId };
  const { id: reportId } = await prisma.report.create({ data: { hubId, groupId, ...term, ...sent } });
  await prisma.reportStep.create({ data: { ...own, reportId, step: 'plan', answers: { changes: 'None.' }, at } });
  await prisma.reportOmission.create({ data: { ...own, reportId, line: 'dates', reason: 'None yet.', at } });
  await prisma.reportTemplate.create({ data: { ...own, kind: 'TERM', version: 1, questions: [], since: at } });
  await prisma.calendarFeed.create({ data: { ...own, tokenHash: crypto.randomUUID(), createdAt: at } });
  const notice = { kind: 'joined', key: crypto.randomUUID(), facts: { words }, lane: `person/${personId}` };
  await prisma.notice.create({ data: { ...own, ...notice, notBefore: at, createdAt: at } });
  await prisma.auditEvent.create({
    data: { ...own, at, platform: 'SLACK', what: 'said which school', subjectId: personId },
  });
  await prisma.auditEvent.create({
    data: {
      hubId,
      personId: otherId,
      at,
      what: 'viewed a person’s data',
      subjectId: personId,
      aboutPersonId: personId,
    },
  });
  await prisma.workGroup.update({
    where: { hubId_id: { hubId, id: groupId } },
    data: { contact: who, suggestedLeadId: personId },
  });
  await prisma.workGroupLead.create({ data: { ...own, groupId, capacity: 'LEAD', from: at } });
}
