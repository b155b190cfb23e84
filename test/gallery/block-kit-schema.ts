import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';
import { z } from 'zod';
import { type Limit, readLimits } from './read-limits.ts';

/** A piece of a JSON schema. */
export type Schema = Record<string, unknown>;

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const refersTo = z.string().transform((ref) => ref.replace('#/definitions/', ''));

/** A text's limit stands at the text itself where the property is an object that holds one. */
const limited = (schema: Schema, keywords: Schema): Schema =>
  schema.type === 'string' || schema.type === 'array'
    ? { ...schema, ...keywords }
    : { allOf: [schema, { properties: { text: keywords } }] };

const bounds = (most: number | undefined, least: number | undefined, [max, min]: [string, string]): Schema => ({
  ...(most !== undefined && { [max]: most }),
  ...(least !== undefined && { [min]: least }),
});

function withLimit(schema: Schema, { of, most, least }: Limit): Schema {
  if (of === 'characters') return limited(schema, bounds(most, least, ['maxLength', 'minLength']));
  if (schema.type !== 'array') return schema;
  if (of === 'items') return { ...schema, ...bounds(most, least, ['maxItems', 'minItems']) };
  const each = isSchema(schema.items) ? schema.items : {};
  return { ...schema, items: limited(each, { maxLength: most }) };
}

const kindOf = (schema: Schema): unknown => {
  const properties = isSchema(schema.properties) ? schema.properties : {};
  return isSchema(properties.type) ? properties.type.const : undefined;
};

/** A schema's alternatives, those of a union within a union among them. */
function alternativesOf(schema: Schema, definitions: Schema): Schema[] {
  const name = refersTo.safeParse(schema.$ref).data;
  const meant = name === undefined ? schema : definitions[name];
  if (!isSchema(meant)) return [schema];
  if (!Array.isArray(meant.anyOf)) return [schema];
  return meant.anyOf.filter(isSchema).flatMap((one) => alternativesOf(one, definitions));
}

const resolved = (schema: Schema, definitions: Schema): Schema => {
  const name = refersTo.safeParse(schema.$ref).data;
  const meant = name === undefined ? schema : definitions[name];
  return isSchema(meant) ? meant : schema;
};

/** A union told apart by `type` says only what is wrong with the one that was meant. */
function byType(schema: Schema, definitions: Schema): Schema {
  if (!Array.isArray(schema.anyOf)) return schema;
  const alternatives = alternativesOf(schema, definitions).map((one) => ({
    one,
    kind: kindOf(resolved(one, definitions)),
  }));
  const kinds = [...new Set(alternatives.map(({ kind }) => kind))];
  if (kinds.includes(undefined)) return schema;
  const rules = kinds.map((kind) => {
    const meant = alternatives.filter((each) => each.kind === kind).map(({ one }) => one);
    return {
      if: { properties: { type: { const: kind } } },
      // biome-ignore lint/suspicious/noThenProperty: JSON schema calls it so
      then: meant.length === 1 ? meant[0] : { anyOf: meant },
    };
  });
  return { type: 'object', required: ['type'], properties: { type: { enum: kinds } }, allOf: rules };
}

function withLimits(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withLimits);
  if (!isSchema(schema)) return schema;
  const inside = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, withLimits(value)]));
  const { description, ...rest } = inside;
  const words = z.string().safeParse(description).data;
  return words === undefined ? inside : readLimits(words).reduce(withLimit, rest);
}

function withTypes(schema: unknown, definitions: Schema): unknown {
  if (Array.isArray(schema)) return schema.map((one) => withTypes(one, definitions));
  if (!isSchema(schema)) return schema;
  // Slack's types let any block stand in a view; what nobody knows cannot be checked.
  if (schema.$ref === '#/definitions/AnyBlock') return { $ref: '#/definitions/KnownBlock' };
  const inside = Object.fromEntries(Object.entries(schema).map(([key, one]) => [key, withTypes(one, definitions)]));
  return byType(inside, definitions);
}

/** Block Kit as Slack's own types and their documentation have it: kinds, properties, and the limits read from its sentences. */
export function blockKitSchema(): Schema {
  const generated: unknown = createGenerator({
    path: here('./block-kit-root.ts'),
    tsconfig: here('../../tsconfig.json'),
    type: 'Root',
    jsDoc: 'extended',
    skipTypeCheck: true,
  }).createSchema('Root');
  const limitedSchema = withLimits(generated);
  if (!isSchema(limitedSchema) || !isSchema(limitedSchema.definitions)) throw new Error('no schema was generated');
  const { definitions } = limitedSchema;
  const typed = withTypes(limitedSchema, definitions);
  if (!isSchema(typed)) throw new Error('no schema was generated');
  return typed;
}
