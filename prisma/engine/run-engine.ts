import { parseArgs } from 'node:util';
import { z } from 'zod';
import { answerOnce } from './answer-once.ts';

const Datasource = z.object({ url: z.string() });
const Arguments = z.object({
  version: z.boolean().default(false),
  datamodels: z.array(z.string()).default([]),
  datasource: z
    .string()
    .transform((text) => Datasource.parse(JSON.parse(text)).url)
    .optional(),
});

/** Does what the prisma CLI asks by `args`: one question about a database, or a conversation on standard input. */
export async function runEngine(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    strict: false, // the CLI passes more than we need
    allowPositionals: true,
    options: {
      version: { type: 'boolean' },
      datamodels: { type: 'string', multiple: true },
      datasource: { type: 'string' },
    },
  });
  const { version, datamodels, datasource } = Arguments.parse(values);
  if (version) {
    console.log('schema-engine-cli (WebAssembly, from npm)');
    return;
  }
  // Imported late: Node warns of WebAssembly on standard error, where the CLI reads the answer to a single question
  if (positionals[0] === 'cli') await answerOnce(positionals[1] ?? '', datasource ?? '');
  else await (await import('./serve-requests.ts')).serveRequests(datasource, datamodels);
}
