import { isTaken } from './fault-codes.ts';
import type { PrismaClient } from './generated/client.ts';
import { makeHub } from './make-hub.ts';

/** A service without any hub gets one with plain wording, so that the first person who writes is answered. */
export async function ensureFirstHub(prisma: PrismaClient, termDatesFile: unknown, now: Date): Promise<void> {
  if ((await prisma.hub.count()) > 0) return;
  try {
    await makeHub(prisma, { slug: 'hub', name: 'Our Maths Hub' }, termDatesFile, now);
  } catch (error) {
    if (!isTaken(error)) throw error; // another replica was faster
  }
}
