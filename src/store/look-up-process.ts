import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Since when a living process runs (comparable, no date) and its command line; nothing if it is gone or not reaped. */
export function lookUpProcess(pid: number): { since: string; command: string } | undefined {
  try {
    return process.platform === 'linux' ? readProc(pid) : askPs(pid);
  } catch {
    return undefined;
  }
}

function readProc(pid: number) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // After the name, which may hold spaces and brackets, come the state and eighteen more fields before the start
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (state === 'Z') return undefined;
  return { since: fields[18] ?? '', command: readFileSync(`/proc/${pid}/cmdline`, 'utf8') };
}

function askPs(pid: number) {
  const args = ['-ww', '-o', 'lstart=,args=', '-p', String(pid)];
  const line = execFileSync('ps', args, { encoding: 'utf8', env: { LC_ALL: 'C' } });
  return { since: line.slice(0, 24).replace(/\W/g, ''), command: line.slice(24) };
}
