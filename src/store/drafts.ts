import { z } from 'zod';
import type { Drafts } from '../core/ports.ts';
import type { PrismaClient } from './generated/client.ts';

const input = z.record(z.string(), z.string());

/** Forms that wait for another answer first; each belongs to one account. */
export const createDrafts = (prisma: PrismaClient): Drafts => ({
  keep: async (accountId, waiting, now) => {
    const data = { accountId, command: waiting.command, input: input.parse(waiting.input), createdAt: now };
    return (await prisma.draft.create({ data, select: { id: true } })).id;
  },
  find: async (accountId, id) => {
    if (!z.uuid().safeParse(id).success) return undefined;
    const draft = await prisma.draft.findFirst({ where: { id, accountId } });
    return draft ? { command: draft.command, input: input.parse(draft.input) } : undefined;
  },
});
