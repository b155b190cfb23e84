import { readFileSync } from 'node:fs';

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

const schema = read('prisma/schema.prisma');

/** A page of docs/. */
export const page = (name: string): string => read(`docs/${name}`);

/** The values of each enum of the schema. */
export const enums = new Map(
  [...schema.matchAll(/^enum (\w+) \{([\s\S]*?)^\}/gm)].map(([, name = '', body = '']) => [
    name,
    body.trim().split(/\s+/),
  ]),
);

const blocks = [...schema.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)];
const names = new Set(blocks.map(([, name = '']) => name));

/** The columns of each table of the schema: no relations. */
export const tables = new Map(
  blocks.map(([, name = '', body = '']) => {
    const fields = [...body.matchAll(/^ {2}(\w+)\s+(\w+)/gm)];
    return [name, fields.filter(([, , type = '']) => !names.has(type)).map(([, field = '']) => field)];
  }),
);
