import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { lookUpProcess } from './look-up-process.ts';

/** Marks this process as present in `folder`; returns the mark. Who was killed counts as gone. */
export function signIn(folder: string): string {
  // Named by number and start, as numbers are given again; nothing inside, so that it is there at once or not at all
  const name = `${process.pid}-${lookUpProcess(process.pid)?.since}-${randomUUID()}`;
  const mark = path.join(folder, name);
  fs.writeFileSync(mark, '');
  return mark;
}

/** Takes the mark away. */
export function signOut(mark: string): void {
  fs.rmSync(mark, { force: true });
}

/** Whether a living process has a mark in `folder`; the marks of dead ones are cleared. */
export function othersPresent(folder: string): boolean {
  const gone = fs.readdirSync(folder).filter((name) => {
    const [pid, since] = name.split('-');
    return lookUpProcess(Number(pid))?.since !== since;
  });
  for (const name of gone) signOut(path.join(folder, name));
  return fs.readdirSync(folder).length > 0;
}
