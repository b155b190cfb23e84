import { readdirSync, readFileSync } from 'node:fs';

const src = new URL('../../src/', import.meta.url);

/** A source file of the service, as text. */
export const sourceOf = (file: string): string => readFileSync(new URL(file, src), 'utf8');

/** All the sources of a door, as one text. */
export const sourcesOfDoor = (room: 'slack' | 'teams'): string =>
  readdirSync(new URL(`${room}/`, src))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => sourceOf(`${room}/${file}`))
    .join('\n');

/** What a pattern captures in a text, each once, sorted. */
export const captured = (text: string, pattern: RegExp): string[] =>
  [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))].toSorted();
