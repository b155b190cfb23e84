import { readFileSync } from 'node:fs';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { SchemaEngine } from '@prisma/schema-engine-wasm';
import { adaptPostgres } from './adapt-postgres.ts';
import { isThrowAway, openThrowAway } from './throw-away.ts';

/** Prisma's engine on one database: asked by the name of a method, and what it said last when it crashed. */
export type Engine = {
  ask(method: string, params: unknown): Promise<unknown>;
  lastWords(): string;
  close(): Promise<void>;
};

/** Opens the engine on the database at `url`, or on an empty one of its own; `datamodels` are paths of schema files. */
export async function openEngine(url: string | undefined, datamodels: string[]): Promise<Engine> {
  const panic = listenForPanic();
  const throwAway = url === undefined || isThrowAway(url) ? await openThrowAway() : undefined;
  const adapter = bindMigrationAwareSqlAdapterFactory(adaptPostgres(throwAway?.url ?? url ?? ''));
  const files = datamodels.map((file): [string, string] => [file, readFileSync(file, 'utf8')]);
  // The engine crashes on an empty list
  const options = { datamodels: files.length > 0 ? files : undefined };
  const engine = await SchemaEngine.new(options, () => {}, adapter);
  return {
    ask: (method, params) => Reflect.apply(Reflect.get(engine, method), engine, [params]),
    lastWords: () => panic.message,
    close: async () => throwAway?.discard(),
  };
}

function listenForPanic() {
  const panic = {
    message: '',
    set_message(message: string) {
      panic.message = message;
    },
  };
  return Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panic }).PRISMA_WASM_PANIC_REGISTRY;
}
