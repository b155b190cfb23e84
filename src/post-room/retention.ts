import type { Room } from './ports.ts';

const day = 24 * 3600 * 1000;
const keepPressesDays = 1;
const keepDraftsDays = 30;
const keepLinksDays = 1;

/**
 * Removes presses older than a day, addresses over for a day, drafts older than 30 days, and what settled notices said once it is older than the
 * setting. The notice itself stays: it is what keeps the same thing from being told again.
 */
export async function throwAway({ store, clock, pace }: Pick<Room, 'store' | 'clock' | 'pace'>): Promise<void> {
  const { prisma } = store;
  const before = (days: number) => ({ lt: new Date(clock().getTime() - days * day) });
  await prisma.press.deleteMany({ where: { createdAt: before(keepPressesDays) } });
  await prisma.draft.deleteMany({ where: { createdAt: before(keepDraftsDays) } });
  await prisma.installLink.deleteMany({ where: { expiresAt: before(keepPressesDays) } });
  await prisma.webLink.deleteMany({ where: { expiresAt: before(keepLinksDays) } });
  const told = { settledAt: before(pace.keepFactsDays), NOT: { facts: { equals: {} } } };
  await prisma.notice.updateMany({ where: told, data: { facts: {} } });
}
