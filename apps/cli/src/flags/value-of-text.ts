import type { JsonSchema, Text } from '@yuzhi/sdk';
import { typeOf } from '../schema/json-schema.ts';
import type { JsonType, SchemaReader } from '../schema/json-schema.ts';
import { words } from '../words.ts';

/** The value that a text on the command line means, or what was expected instead. */
export type Reading = { readonly value: unknown } | { readonly wrong: Text };

/**
 * Reads a text as a value of a schema. Where a string is all that is allowed the text is the string, so `007` stays
 * `007`; elsewhere it is read as JSON, and as a string when it is none and a string is allowed.
 */
export function valueOfText(text: string, field: JsonSchema, schema: SchemaReader): Reading {
  const types = schema.types(field);
  const isText = types.has('string');
  if (isText && [...types].every((type) => type === 'string' || type === 'null')) return { value: text };
  const parsed = jsonOf(text);
  if (parsed === undefined) return isText ? { value: text } : { wrong: expected(types, schema, field) };
  if (isInexact(text, parsed.value)) return isText ? { value: text } : { wrong: words.numberInexact };
  if (types.has(typeOf(parsed.value))) return parsed;
  return isText ? { value: text } : { wrong: expected(types, schema, field) };
}

function jsonOf(text: string): { readonly value: unknown } | undefined {
  // JSON allows white space around a value; a shell word that has some was meant as text.
  if (text !== text.trim()) return undefined;
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

/** A number too long or too large to be held as it was written, such as an identity number. */
function isInexact(text: string, value: unknown): boolean {
  if (typeof value !== 'number') return false;
  if (!Number.isFinite(value)) return true;
  return /^-?\d+$/.test(text) && BigInt(text) !== BigInt(value);
}

function expected(types: ReadonlySet<JsonType>, schema: SchemaReader, field: JsonSchema): Text {
  if (types.has('number')) return isWhole(schema, field) ? words.expectedInteger : words.expectedNumber;
  if (types.has('boolean')) return words.expectedBoolean;
  return types.has('array') ? words.expectedArray : words.expectedObject;
}

function isWhole(schema: SchemaReader, field: JsonSchema): boolean {
  return schema
    .alternatives(field)
    .every((one) => [one['type']].flat().every((type) => type === 'integer' || type === 'null'));
}
