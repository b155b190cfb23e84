import type { Prisma } from '../store/generated/client.ts';

/** Schools that a hub may name: those of the register, and those that its own people typed because they were not in it. */
export const knownTo = (hub: { id: string }) =>
  ({ OR: [{ urn: { not: null } }, { unlisted: { startsWith: `${hub.id}/` } }] }) satisfies Prisma.SchoolWhereInput;
