import { readdirSync, readFileSync } from 'node:fs';

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // it ended this moment
  }
};

const parentOf = (pid: number) => Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);

/** A process and all that it or they started, by number. Linux only. */
function treeOf(root: number): number[] {
  const all = readdirSync('/proc').map(Number).filter(Number.isInteger);
  const children = all.filter((pid) => parentOf(pid) === root);
  return [root, ...children.flatMap(treeOf)];
}

const kilobytes = (pid: number) => Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);

const ticksInSecond = 100; // what Linux counts in, on every machine

/** Seconds of processor time that a process has used. */
export function cpuSecondsOf(pid: number): number {
  const [user = 0, system = 0] = read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ').slice(11, 13).map(Number) ?? [];
  return (user + system) / ticksInSecond;
}

/** The memory of some processes and all they started, in MB: what they share is counted once (PSS). */
export const memoryOf = (roots: number[]): number =>
  roots.flatMap(treeOf).reduce((sum, pid) => sum + kilobytes(pid), 0) / 1024;
