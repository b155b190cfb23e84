import { fileURLToPath } from 'node:url';
import { defineConfig } from 'prisma/config';

// Without this the CLI downloads a native engine before any command, `generate` included: no network, no command.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(new URL('./prisma/schema-engine', import.meta.url));

/** What the prisma CLI works on; without DATABASE_URL the schema engine starts an empty server for the one command. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://throw-away@localhost/throw-away' },
});
