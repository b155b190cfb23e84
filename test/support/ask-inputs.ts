import { vi } from 'vitest';
import type { Command } from '../../src/core/command.ts';
import type { Form } from '../../src/core/form.ts';
import type { Db } from '../../src/store/db.ts';

/** An object that answers every name that it is asked for, and remembers the names. */
export function answering(answer: (name: string) => unknown): { object: Record<string, string>; asked: Set<string> } {
  const asked = new Set<string>();
  const object = new Proxy<Record<string, string>>(
    {},
    {
      get: (_target, name) => {
        if (typeof name !== 'string') return undefined;
        asked.add(name);
        return answer(name);
      },
    },
  );
  return { object, asked };
}

/** The names of what a command takes from a button or from words: what its schema looks for when somebody runs it. */
export async function inputsOf(command: Command<Db>, run: (name: string) => Promise<unknown>): Promise<string[]> {
  const { object, asked } = answering(() => 7); // no input is a number, so nothing is carried out
  const { carryOut } = command;
  const spy = vi.spyOn(command, 'carryOut');
  spy.mockImplementation((step, raw, base) => carryOut(step, { ...raw, input: object }, base));
  await run(command.name);
  spy.mockRestore();
  return [...asked].filter((name) => !['then', 'toJSON', 'constructor'].includes(name));
}

/** Something in every field of a form; `found` is what a search field is said to have found. */
export function answersFor(form: Form, found: (source: string) => string): Record<string, string | string[]> {
  const one = (field: Form['fields'][number]): string | string[] => {
    if (field.kind === 'choice') return field.options[0]?.value ?? '';
    if (field.kind === 'choices') return field.options.map(({ value }) => value);
    if (field.kind === 'number') return String(field.min);
    if (field.kind === 'date') return '2026-12-01';
    if (field.kind === 'time') return '16:00';
    return field.kind === 'search' ? found(field.source) : 'Some words';
  };
  return Object.fromEntries(form.fields.map((field) => [field.id, one(field)]));
}
