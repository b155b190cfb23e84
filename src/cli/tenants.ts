import { parseArgs } from 'node:util';
import { z } from 'zod';
import { admitTenant, listTenants, removeTenant } from '../store/admitted-tenants.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import { openStore } from '../store/open-store.ts';
import type { Base, Errand } from './errand.ts';

const usage = [
  'tenants list                                which Teams tenants are let in, and who decided it',
  'tenants admit TENANT-ID [--note …] [--by …]  let the people of a tenant in, within half a minute, without a restart',
  'tenants remove TENANT-ID [--by …]            let them in no longer',
];

const day = (date: Date) => date.toISOString().slice(0, 16).replace('T', ' ');
const noted = (note: string) => (note ? ` (${note})` : '');

async function list(prisma: PrismaClient, { config, say }: Base): Promise<number> {
  const own = config().teams?.tenantId;
  say(own ? `${own}  always: TEAMS_TENANT_ID, the bot’s own` : 'Teams is not configured: TEAMS_TENANT_ID is not set.');
  const rows = await listTenants(prisma);
  for (const row of rows.filter(({ removedAt }) => removedAt === null))
    say(`${row.tenant}  since ${day(row.admittedAt)} UTC, by ${row.admittedBy}${noted(row.note)}`);
  const ended = rows.flatMap((row) => (row.removedAt ? [{ ...row, removedAt: row.removedAt }] : []));
  if (ended.length > 0) say('No longer:');
  for (const row of ended)
    say(
      `${row.tenant}  ${day(row.admittedAt)} by ${row.admittedBy}${noted(row.note)}, until ${day(row.removedAt)} by ${row.removedBy}`,
    );
  return 0;
}

function tenantIn(words: string[]): string {
  const [tenant] = words;
  const read = z.guid().safeParse(tenant);
  if (!read.success || words.length > 1)
    throw new Error('Name one tenant by its id, such as 11111111-2222-3333-4444-555555555555.');
  return read.data.toLowerCase();
}

type Said = { tenant: string; by: string; note: string };

async function admit(prisma: PrismaClient, { tenant, by, note }: Said, { say, clock }: Base): Promise<number> {
  const isNew = await admitTenant(prisma, { tenant, by, note, at: clock() });
  say(
    isNew ? `${tenant} is admitted. A running service knows it within 30 seconds.` : `${tenant} is admitted already.`,
  );
  return 0;
}

async function remove(prisma: PrismaClient, { tenant, by }: Said, { say, clock }: Base): Promise<number> {
  const wasIn = await removeTenant(prisma, { tenant, by, at: clock() });
  say(
    wasIn
      ? `${tenant} is not admitted any more. A running service knows it within 30 seconds; what its people did is kept.`
      : `${tenant} was not admitted: nothing was changed.`,
  );
  return wasIn ? 0 : 1;
}

const options = { note: { type: 'string', default: '' }, by: { type: 'string' } } as const;

async function run(words: string[], base: Base): Promise<number> {
  const { positionals, values } = parseArgs({ args: words, options, allowPositionals: true });
  const [verb, ...rest] = positionals;
  const said = { by: values.by?.trim() || base.user, note: values.note.trim() };
  const deeds = {
    list: (prisma: PrismaClient) => list(prisma, base),
    admit: (prisma: PrismaClient) => admit(prisma, { ...said, tenant: tenantIn(rest) }, base),
    remove: (prisma: PrismaClient) => remove(prisma, { ...said, tenant: tenantIn(rest) }, base),
  };
  const deed = verb === 'list' || verb === 'admit' || verb === 'remove' ? deeds[verb] : undefined;
  if (!deed) throw new Error(`Say what to do with tenants:\n${usage.map((line) => `  ${line}`).join('\n')}`);
  const { teams, database } = base.config();
  const isOwn = verb !== 'list' && tenantIn(rest) === teams?.tenantId.toLowerCase();
  if (isOwn && verb === 'remove')
    throw new Error('This is TEAMS_TENANT_ID, the bot’s own tenant: it is always admitted, and no command removes it.');
  if (isOwn) {
    base.say('This is TEAMS_TENANT_ID, the bot’s own tenant: it is always admitted.');
    return 0;
  }
  const store = await openStore(database);
  try {
    return await deed(store.prisma);
  } finally {
    await store.close();
  }
}

/** Which Teams tenants are let in beside the bot's own. Every decision is kept with who took it. */
export const tenants: Errand = { usage, run };
