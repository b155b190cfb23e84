import { runErrand } from '../../src/cli/workgroups.ts';
import { readConfig } from '../../src/config.ts';

/** What an operator called pat types in an environment, with the exit code and everything they read. */
export async function type(env: Record<string, string>, ...words: string[]): Promise<{ code: number; said: string[] }> {
  const said: string[] = [];
  const clock = () => new Date('2026-11-24T10:00:00Z');
  const base = { config: () => readConfig(env), say: (line: string) => void said.push(line), clock, user: 'pat' };
  return { code: await runErrand(words, base), said };
}
