import { isTaken } from './fault-codes.ts';
import type { AdmittedTenant, PrismaClient } from './generated/client.ts';

/** How long what was read counts, in ms: a decision made by command is in force after at most this. */
const staleAfter = 30_000;

/** The tenants that are in now. */
export async function readAdmitted(prisma: PrismaClient): Promise<Set<string>> {
  const rows = await prisma.admittedTenant.findMany({ where: { removedAt: null }, select: { tenant: true } });
  return new Set(rows.map(({ tenant }) => tenant));
}

/** Whether a Teams tenant is admitted, read anew every half minute. Throws when it cannot be read. */
export function createAdmittedTenants(read: () => Promise<Set<string>>, clock: () => Date) {
  let known: { at: number; tenants: Promise<Set<string>> } | undefined;

  function current(): Promise<Set<string>> {
    const at = clock().getTime();
    if (known && Math.abs(at - known.at) < staleAfter) return known.tenants;
    const tenants = read();
    known = { at, tenants };
    tenants.catch(() => {
      known = undefined; // the next one asks again
    });
    return tenants;
  }

  return async (tenant: string): Promise<boolean> => (await current()).has(tenant.toLowerCase());
}

/** Every decision about tenants, the newest first: those in force have no `removedAt`. */
export const listTenants = (prisma: PrismaClient): Promise<AdmittedTenant[]> =>
  prisma.admittedTenant.findMany({ orderBy: [{ admittedAt: 'desc' }, { id: 'desc' }] });

type Decision = { tenant: string; by: string; at: Date };

/** Lets a tenant in and writes down who did; false when it is in already. */
export async function admitTenant(prisma: PrismaClient, { tenant, by, at, note }: Decision & { note: string }) {
  try {
    await prisma.admittedTenant.create({
      data: { tenant: tenant.toLowerCase(), note, admittedBy: by, admittedAt: at },
    });
    return true;
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
}

/** Lets a tenant in no longer and writes down who decided; false when it was not in. The row stays as the record. */
export async function removeTenant(prisma: PrismaClient, { tenant, by, at }: Decision) {
  const { count } = await prisma.admittedTenant.updateMany({
    where: { tenant: tenant.toLowerCase(), removedAt: null },
    data: { removedAt: at, removedBy: by },
  });
  return count > 0;
}
