import { usualQuestions } from '../../src/features/reports/usual-questions.ts';
import type { PrismaClient } from '../../src/store/generated/client.ts';

/** Asks somebody how a group was, as if its last session were over. */
export async function askAbout(prisma: PrismaClient, code: string, name: string): Promise<void> {
  const { id: groupId, hubId } = await prisma.workGroup.findFirstOrThrow({
    where: { code: { equals: code, mode: 'insensitive' } },
  });
  const { id: personId } = await prisma.person.findFirstOrThrow({ where: { name } });
  const now = new Date();
  const about = { hubId, groupId, questions: usualQuestions('PARTICIPANTS'), asked: 6, openedAt: now };
  const closesOn = new Date(now.getTime() + 14 * 86_400_000);
  const { id: evaluationId } = await prisma.evaluation.create({ data: { ...about, closesOn } });
  await prisma.evaluationInvite.create({ data: { hubId, evaluationId, personId } });
}
