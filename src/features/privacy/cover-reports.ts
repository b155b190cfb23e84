import type { Cover } from './cover.ts';

const record = { not: 'a record of the programme, put under the pseudonym when the person goes' };
const of = { select: { term: true, kind: true, group: { select: { title: true, key: true } } } };

/** What somebody wrote to the hub on a group they lead, or decided about it. */
export const coverReports: Cover[] = [
  {
    table: 'Report',
    mine: async ({ db, personId }) =>
      db.report.findMany({
        where: { OR: [{ submittedById: personId }, { decidedById: personId }] },
        select: { ...of.select, state: true, submittedAt: true, decidedAt: true },
      }),
    leaving: async ({ db, personId, pseudonym: { id } }) => {
      await db.report.updateMany({ where: { submittedById: personId }, data: { submittedById: id } });
      await db.report.updateMany({ where: { decidedById: personId }, data: { decidedById: id } });
    },
    retention: record,
  },
  {
    table: 'ReportTemplate',
    mine: async ({ db, personId }) =>
      db.reportTemplate.findMany({ where: { personId }, select: { kind: true, version: true, since: true } }),
    leaving: async ({ db, personId, pseudonym: { id } }) =>
      db.reportTemplate.updateMany({ where: { personId }, data: { personId: id } }),
    retention: record,
  },
  {
    table: 'ReportStep',
    mine: async ({ db, personId }) =>
      db.reportStep.findMany({ where: { personId }, select: { step: true, answers: true, at: true, report: of } }),
    leaving: async ({ db, personId, pseudonym: { id } }) =>
      db.reportStep.updateMany({ where: { personId }, data: { personId: id } }),
    retention: record,
  },
  {
    table: 'ReportOmission',
    mine: async ({ db, personId }) =>
      db.reportOmission.findMany({ where: { personId }, select: { line: true, reason: true, at: true, report: of } }),
    leaving: async ({ db, personId, pseudonym: { id } }) =>
      db.reportOmission.updateMany({ where: { personId }, data: { personId: id } }),
    retention: record,
  },
];
