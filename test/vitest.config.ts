import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Every test, on one database server that lives as long as the run. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/database-server.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 20_000,
    watch: false,
  },
});
