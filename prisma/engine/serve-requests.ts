import readline from 'node:readline';
import { z } from 'zod';
import { type Engine, openEngine } from './open-engine.ts';

const Request = z.object({ id: z.number(), method: z.string(), params: z.unknown().optional() });
const History = z.object({ migrationsList: z.unknown(), filters: z.unknown() });
const Difference = z.object({ exitCode: z.number(), stdout: z.string().nullish() });
const Fault = z.object({ message: z.string(), code: z.string().nullish(), meta: z.unknown().optional() });

/**
 * Answers the prisma CLI's requests, one JSON line each, until it closes standard input or ends its engine. Every
 * request gets an answer, also in a crash: `migrate diff` takes silence for "no difference".
 */
export async function serveRequests(url: string | undefined, datamodels: string[]): Promise<void> {
  let opening: Promise<Engine> | undefined;
  let asked: number | undefined;
  let ending = false;
  const end = async (exitCode: number) => {
    if (ending) return; // the CLI both closes standard input and sends a signal
    ending = true;
    const engine = await opening?.catch(() => undefined);
    await engine?.close();
    process.exit(exitCode);
  };
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => end(0)); // how the CLI ends its engine, more than once
  process.once('uncaughtException', async (error) => {
    const engine = await opening?.catch(() => undefined);
    send({ id: asked, ...explain(new Error(engine?.lastWords() || error.message, { cause: error })) });
    await end(1);
  });
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const request = Request.safeParse(line.trim() && JSON.parse(line));
    if (!request.success) continue; // the CLI's answer to what we had it print
    const { id, method, params } = request.data;
    asked = id;
    opening ??= openEngine(url, datamodels);
    send({ id, ...(await opening.then((engine) => answer(engine, id, method, params)).catch(explain)) });
  }
  await end(0);
}

async function answer(engine: Engine, id: number, method: string, params: unknown): Promise<{ result: unknown }> {
  if (method === 'evaluateDataLoss' || method === 'createMigration') {
    const { migrationsList, filters } = History.parse(params);
    await engine.ask('devDiagnostic', { migrationsList, filters }); // only this opens the shadow database that they need
  }
  const result = await engine.ask(method === 'getDatabaseVersion' ? 'version' : method, params ?? null);
  if (method !== 'diff') return { result: result ?? null };
  const { exitCode, stdout } = Difference.parse(result);
  // The CLI prints what it is asked to, not what the answer carries
  if (stdout) send({ id: 1_000_000 + id, method: 'print', params: { content: stdout.trimEnd() } });
  return { result: { exitCode, stdout: null } };
}

function explain(error: unknown) {
  const fault = Fault.safeParse(error);
  const { message, code, meta } = fault.success ? fault.data : { message: String(error), code: null, meta: null };
  const data = { is_panic: false, message, meta: meta ?? null, error_code: code ?? null };
  return { error: { code: 4466, message: 'error', data } };
}

function send(message: object): void {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
}
