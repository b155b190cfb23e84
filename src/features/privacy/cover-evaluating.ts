import { type Cover, portion } from './cover.ts';

const nobody = { not: 'says nothing of whose it is: it cannot be found again' };
const withWords = (year: number) => ({ evaluation: { group: { year: { lt: year } } }, NOT: { words: { equals: {} } } });

/** What somebody is asked about a group they came to. What they answered leads to nobody. */
export const coverEvaluating: Cover[] = [
  {
    table: 'Evaluation',
    mine: { not: 'the questions about a group, and how many were asked' },
    leaving: { not: 'counts only how many were asked' },
    retention: { not: 'a record of the programme without anybody’s name' },
  },
  {
    table: 'EvaluationInvite',
    mine: async ({ db, personId }) =>
      db.evaluationInvite.findMany({
        where: { personId },
        select: { hasAnswered: true, evaluation: { select: { group: { select: { title: true, key: true } } } } },
      }),
    leaving: async ({ db, personId }) => db.evaluationInvite.deleteMany({ where: { personId } }),
    retention: { not: 'removed each night, once the last day to answer is over' },
  },
  {
    table: 'EvaluationAnswer',
    mine: nobody,
    leaving: nobody,
    retention: {
      what: 'words of old evaluations',
      count: async (db, { year }) => db.evaluationAnswer.count({ where: withWords(year) }),
      remove: async (db, { year }) => {
        const old = await db.evaluationAnswer.findMany({ where: withWords(year), select: { id: true }, take: portion });
        const ids = old.map(({ id }) => id);
        return (await db.evaluationAnswer.updateMany({ where: { id: { in: ids } }, data: { words: {} } })).count;
      },
    },
  },
];
