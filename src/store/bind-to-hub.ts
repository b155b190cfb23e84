import { z } from 'zod';
import type { PrismaClient } from './generated/client.ts';

/** Tables that all hubs share. Every other table is a hub's, also one that was added a minute ago. */
export const sharedTables = [
  'School',
  'SchoolLink',
  'Project',
  'StageChange',
  'Tag',
  'ProjectTag',
  'Person',
  'Account',
  'NationalRole',
  'OneTimeCode',
  'PersonJoin',
  'SlackInstallation',
  'Draft',
  'Press',
  'AdmittedTenant',
  'Hub',
];

const dataModel = z.object({
  models: z.record(
    z.string(),
    z.object({ fields: z.array(z.object({ name: z.string(), kind: z.string(), type: z.string() })) }),
  ),
});

/** Table by table, which field leads to which table: relations only; other fields lead nowhere. */
export type Relations = Map<string, Map<string, string | undefined>>;

/** Reads the relations from the client's own data model, and fails at start if that ever changes its shape. */
export function relationsOf(prisma: PrismaClient): Relations {
  const { models } = dataModel.parse(Reflect.get(prisma, '_runtimeDataModel'));
  const targets = (fields: { name: string; kind: string; type: string }[]) =>
    new Map(fields.map((field) => [field.name, field.kind === 'object' ? field.type : undefined]));
  return new Map(Object.entries(models).map(([model, { fields }]) => [model, targets(fields)]));
}

const isShared = (model: string) => sharedTables.includes(model);
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Where a question about a shared table would reach into hub tables, and so into other hubs. */
export function crossing(relations: Relations, model: string, args: unknown): string | undefined {
  if (Array.isArray(args)) return args.map((one) => crossing(relations, model, one)).find((found) => found);
  if (!isObject(args) || args instanceof Date) return undefined;
  for (const [key, value] of Object.entries(args)) {
    const fields = relations.get(model);
    const isField = fields?.has(key) ?? false;
    const target = fields?.get(key);
    if (isField && !target) continue;
    if (target && isShared(model) && !isShared(target)) return `${model}.${key}`;
    const found = crossing(relations, target ?? model, value);
    if (found) return found;
  }
  return undefined;
}

function owned(rows: unknown, hubId: string): unknown {
  if (Array.isArray(rows)) return rows.map((row) => owned(row, hubId));
  if (!isObject(rows)) return rows;
  if (rows.hubId !== undefined && rows.hubId !== hubId) throw new Error('a row of another hub was about to be written');
  return { ...rows, hubId };
}

/** What is changed in a row: never whose it is. */
function kept(data: unknown, hubId: string): unknown {
  if (isObject(data) && ('hub' in data || (data.hubId !== undefined && data.hubId !== hubId)))
    throw new Error('a row was about to be given to another hub');
  return data;
}

/** The same question, about this hub only. */
export function bound(operation: string, args: Record<string, unknown>, hubId: string): Record<string, unknown> {
  if (operation === 'create' || operation.startsWith('createMany')) return { ...args, data: owned(args.data, hubId) };
  if (operation === 'upsert')
    return {
      ...args,
      where: owned(args.where, hubId),
      create: owned(args.create, hubId),
      update: kept(args.update, hubId),
    };
  const where = owned(args.where ?? {}, hubId);
  return operation.startsWith('update') ? { ...args, where, data: kept(args.data, hubId) } : { ...args, where };
}

/** A client that sees and writes this hub only: its own rows of hub tables, and shared tables without a way on into hub tables. */
export function bindToHub(prisma: PrismaClient, relations: Relations, hubId: string) {
  return prisma.$extends({
    query: {
      $allModels: {
        $allOperations: ({ model, operation, args, query }) => {
          const leak = crossing(relations, model, args);
          if (leak) throw new Error(`${leak} leads into every hub: ask the hub's own table instead`);
          if (isShared(model)) return query(args);
          return query(bound(operation, { ...args }, hubId));
        },
      },
    },
  });
}

export type HubClient = ReturnType<typeof bindToHub>;
