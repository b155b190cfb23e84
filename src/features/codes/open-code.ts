import { z } from 'zod';
import type { Command, Outcome } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import type { Db } from '../../store/db.ts';
import type { CodePurpose } from '../../store/generated/enums.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { findCode, type OpenCode } from './code.moves.ts';

/** Shows what a code opens, for the person to press: nothing is changed yet. */
export type Opener = (code: OpenCode, base: HubBase) => Promise<Outcome>;
export type Openers = Partial<Record<CodePurpose, Opener>>;

const purposes: CodePurpose[] = ['LINK', 'RECORD', 'COLLEAGUE', 'INVITATION'];

const form: Form = {
  title: 'Type your code',
  shortTitle: 'Type your code',
  intro: 'A colleague, a lead or I myself gave it to you. Blanks and small letters do not matter.',
  minutes: 1,
  submit: 'Use this code',
  runs: 'code',
  fields: [{ id: 'code', label: 'Code', help: 'Such as 7KQX-M2HD-9WPA', kind: 'text', max: 60 }],
};

const missing = 'Type the code, such as 7KQX-M2HD-9WPA.';

/** One command for every code: it finds out what the code is for. */
export function openCode(openers: Openers): Command<Db> {
  const known = purposes.filter((purpose) => openers[purpose]);
  const open = async (typed: string, base: HubBase): Promise<Outcome> => {
    const found = await findCode(typed, base, known);
    if ('instead' in found) return found.instead;
    const opener = openers[found.subject.purpose];
    if (!opener) throw new Error(`nobody opens a code for ${found.subject.purpose}`);
    return opener(found.subject, base);
  };
  return defineCommand({
    name: 'code',
    kind: 'change',
    phrase: 'code',
    summary: 'Use a code that you were given',
    example: 'code 7KQX-M2HD-9WPA',
    right: 'browse',
    input: z.object({ words: z.string().max(300).default('') }),
    ask: async ({ input: { words }, subject: _none, ...base }) => (words ? open(words, base) : { kind: 'ask', form }),
    answers: z.object({ code: z.string({ error: missing }).trim().min(1, missing).max(60, missing) }),
    run: async ({ answers: { code }, input: _asked, subject: _none, ...base }) => open(code, base),
  });
}
