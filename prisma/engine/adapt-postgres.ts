import { PrismaPg } from '@prisma/adapter-pg';
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
} from '@prisma/driver-adapter-utils';
import pg from 'pg';

const LETTER = 18; // PostgreSQL's type "char", the one-letter codes of its catalogue
const LETTERS = 1002; // its array type

/** Opens sessions for the schema engine on the database at `url`, and beside it on a shadow database of its own. */
export function adaptPostgres(url: string): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => openSession(url),
    connectToShadowDb: () => openShadow(url),
  };
}

async function openSession(url: string): Promise<SqlDriverAdapter> {
  const pool = relabelLetters(new pg.Pool({ connectionString: url, max: 1 })); // one: it holds the advisory lock
  const adapter = await new PrismaPg(pool, { disposeExternalPool: true }).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  return Object.assign(adapter, {
    queryRaw: async (query: SqlQuery) => {
      const result = await queryRaw(query);
      const columnTypes = result.columnTypes.map((type) =>
        type === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : type,
      );
      return { ...result, columnTypes };
    },
    // The adapter's own splits at every semicolon, inside function bodies too. Without arguments the server takes it whole.
    executeScript: async (sql: string) => {
      await adapter.executeRaw({ sql, args: [], argTypes: [] });
    },
  });
}

/** The adapter cannot read "char", but its array type, which the catalogue queries never ask for: queryRaw turns it back. */
function relabelLetters(pool: pg.Pool): pg.Pool {
  const query = pool.query.bind(pool);
  return Object.assign(pool, {
    query: async (config: pg.QueryArrayConfig) => {
      const result = await query(config);
      const fields = [result].flat().flatMap((part) => part.fields); // a script has many results
      for (const field of fields) if (field.dataTypeID === LETTER) field.dataTypeID = LETTERS;
      return result;
    },
  });
}

/** The adapter's own would connect to the main database, as a connection string wins over a database name. */
async function openShadow(url: string): Promise<SqlDriverAdapter> {
  const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
  const shadow = new URL(url);
  shadow.pathname = `/${name}`;
  const main = new pg.Client({ connectionString: url });
  await main.connect();
  await main.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  const session = await openSession(shadow.href);
  const dispose = session.dispose.bind(session);
  return Object.assign(session, {
    dispose: async () => {
      await dispose();
      await main.query(`DROP DATABASE ${pg.escapeIdentifier(name)} WITH (FORCE)`);
      await main.end();
    },
  });
}
