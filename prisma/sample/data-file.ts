import { readFileSync } from 'node:fs';

/** The text of a file in prisma/data. */
export const dataText = (name: string): string => readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8');

/** What a JSON file in prisma/data holds, not looked at yet. */
export const dataJson = (name: string): unknown => JSON.parse(dataText(name));
