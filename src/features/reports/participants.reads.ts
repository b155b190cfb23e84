import { type Day, ukDay } from '../../core/uk-time.ts';
import type { Block } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import { averagesOf, isOver, mayShow, type Voices } from './participants.ts';
import { readAnswers, readQuestions } from './question.ts';

const include = { answers: true } satisfies Prisma.EvaluationInclude;
type Row = Prisma.EvaluationGetPayload<{ include: typeof include }>;

const dayOf = (date: Date): Day => date.toISOString().slice(0, 10);

const voicesOf = ({ questions, asked, closesOn, answers }: Row): Voices => ({
  questions: readQuestions(questions) ?? [],
  asked,
  closesOn: dayOf(closesOn),
  answers: answers.map(({ marks, words }) => ({ marks: readAnswers(marks), words: readAnswers(words) })),
});

/** What those who took part said, group by group. */
export async function voicesIn(db: Db, where: Prisma.EvaluationWhereInput): Promise<Map<string, Voices>> {
  const rows = await db.evaluation.findMany({ where, include });
  return new Map(rows.map((row) => [row.groupId, voicesOf(row)]));
}

/** "7 of 9 who came have answered" */
export const sayAnswered = ({ answers, asked }: Voices): string => `${answers.length} of ${asked} who came answered`;

/** What those who took part say, for the final evaluation of their group; nothing where too few answered. */
export async function participantsBlocks(
  group: { id: string; title: string },
  { db, now }: Pick<HubBase, 'db' | 'now'>,
): Promise<Block[]> {
  const voices = (await voicesIn(db, { groupId: group.id })).get(group.id);
  if (!voices) return [];
  const [today, heading] = [ukDay(now), 'From those who took part'];
  if (!isOver(voices, today))
    return [
      {
        kind: 'items',
        heading,
        items: [{ title: sayAnswered(voices), detail: ['they can answer until ', { day: voices.closesOn }] }],
        whenEmpty: '',
      },
    ];
  const items = mayShow(voices, today)
    ? averagesOf(voices.questions, [[voices]]).map(({ label, said }) => ({
        title: label,
        detail: said,
      }))
    : [{ title: 'Fewer than 5 answered', detail: 'so nothing of it is shown' }];
  const more = {
    label: 'What they say',
    spoken: `What they say: ${group.title}`,
    runs: 'evaluation',
    input: { group: group.id },
  };
  return [{ kind: 'items', heading: `${heading}: ${sayAnswered(voices)}`, items, whenEmpty: '', more }];
}
