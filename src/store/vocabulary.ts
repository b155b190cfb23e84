import { z } from 'zod';
import type { Prisma } from './generated/client.ts';
import { Phase, TagKind } from './generated/enums.ts';

const vocabulary = z.object({
  tags: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(TagKind),
      label: z.string().min(1).max(60),
      phase: z.enum(Phase).nullable().default(null),
      fromYear: z.int().nullable().default(null),
      toYear: z.int().nullable().default(null),
    }),
  ),
});

/** Puts the network's words for tags into the database. Words that are there, retired ones too, stay as they are. */
export async function ensureVocabulary(db: Pick<Prisma.TransactionClient, 'tag'>, file: unknown): Promise<void> {
  const data = vocabulary.parse(file).tags.map((tag, rank) => ({ ...tag, rank }));
  await db.tag.createMany({ data, skipDuplicates: true });
}
