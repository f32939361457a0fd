import type { JsonSchema, Text } from '@yuzhi/sdk';
import { isRecord } from './json-schema.ts';
import type { SchemaReader } from './json-schema.ts';

/**
 * The words of a field: plain keywords are English, `x-` keywords beside them Chinese.
 *
 * `name` what it is called where the schema gives no title
 */
export function fieldWords(
  reader: SchemaReader,
  schema: JsonSchema,
  name: string,
): { readonly title: Text; readonly help: Text | null; readonly unit: string } {
  const unit = reader.keyword(schema, 'x-unit');
  return {
    title: textOf(reader, schema, ['x-title-zh', 'title']) ?? { zh: name, en: name },
    help: textOf(reader, schema, ['x-description-zh', 'description']),
    unit: typeof unit === 'string' ? unit : '',
  };
}

/** The words of a coded value; `null` when the schema has none for it. */
export function codeWords(reader: SchemaReader, schema: JsonSchema, code: unknown): Text | null {
  const codes = reader.keyword(schema, 'x-codes');
  const name = typeof code === 'string' ? code : JSON.stringify(code);
  if (!isRecord(codes) || !Object.hasOwn(codes, name)) return null;
  return codes[name] as Text;
}

function textOf(
  reader: SchemaReader,
  schema: JsonSchema,
  [zhName, enName]: readonly [zh: string, en: string],
): Text | null {
  const zh = reader.keyword(schema, zhName);
  const en = reader.keyword(schema, enName);
  if (typeof zh !== 'string' && typeof en !== 'string') return null;
  return { zh: String(zh ?? en), en: String(en ?? zh) };
}
