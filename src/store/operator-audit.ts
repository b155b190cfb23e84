import type { Prisma } from './generated/client.ts';

/** Something that was done by command or by an install link: no person of the hub did it, so it says who in words. */
export type Deed = {
  hubId: string;
  what: string;
  subjectId: string;
  at: Date;
  before?: Record<string, string>;
  after?: Record<string, string>;
};

/** Writes it down beside what the hub's own people changed. */
export async function recordDeed(tx: Prisma.TransactionClient, deed: Deed): Promise<void> {
  await tx.auditEvent.create({ data: deed });
}
