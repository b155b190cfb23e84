import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { type Finding, right, wrong } from './finding.ts';

const least = 500;

const existing = (folder: string): string => (existsSync(folder) ? folder : existing(path.dirname(folder)));

/** Whether the data folder's disk has half a gigabyte left. */
export async function checkDisk(dataDir: string, enough = least): Promise<Finding> {
  const { bavail, bsize } = await statfs(existing(path.resolve(dataDir)));
  const megabytes = Math.floor((bavail * bsize) / 1_000_000);
  return megabytes >= enough
    ? right('Disk of DATA_DIR', `${megabytes} MB are free`)
    : wrong('Disk of DATA_DIR', `only ${megabytes} MB are free`, 'Make room, or move DATA_DIR to another disk.');
}
