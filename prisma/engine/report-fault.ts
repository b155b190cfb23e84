const CODES: Record<string, string> = {
  '3D000': 'P1003', // no such database: the CLI then offers to create it
  '28P01': 'P1000', // wrong password
  ECONNREFUSED: 'P1001',
  ENOTFOUND: 'P1001',
};

/** Tells the prisma CLI on standard error what went wrong, in the form in which it reads its engine's log. */
export function reportFault(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = (error instanceof Error && error.message) || code || String(error);
  const fields = { message, error_code: CODES[code] ?? 'P1010' };
  // The CLI skips the first line
  process.stderr.write(
    `schema-engine\n${JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields })}\n`,
  );
}
