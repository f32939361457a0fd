import type { JsonSchema, Language, Text } from '@yuzhi/sdk';

const heldByName = ['properties', 'patternProperties', '$defs', 'dependentSchemas'];
const heldInList = ['anyOf', 'oneOf', 'allOf', 'prefixItems'];
const heldAlone = ['items', 'additionalProperties', 'propertyNames', 'contains', 'not', 'if', 'then', 'else'];

/**
 * A JSON Schema as a model reads it: the words of one language in `title` and `description`, with the unit and the
 * meaning of each code, and none of our own `x-` keywords. What it accepts stays the same.
 */
export function schemaIn(language: Language, schema: JsonSchema): JsonSchema {
  const { title: _title, description: _description, ...rest } = schema;
  const kept = Object.entries(rest).filter(([keyword]) => !keyword.startsWith('x-') && !isTold(keyword, schema));
  return {
    ...wordsOf(schema, language),
    ...Object.fromEntries(kept.map(([keyword, value]) => [keyword, inside(keyword, value, language)])),
  };
}

/** A format says it in one word; the pattern that says it again is 200 characters for each date. */
function isTold(keyword: string, { format }: JsonSchema): boolean {
  return keyword === 'pattern' && (format === 'date' || format === 'uuid' || format === 'date-time');
}

function inside(keyword: string, value: unknown, language: Language): unknown {
  const one = (inner: unknown): unknown => (isSchema(inner) ? schemaIn(language, inner) : inner);
  if (heldByName.includes(keyword) && isSchema(value))
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, one(inner)]));
  if (heldInList.includes(keyword) && Array.isArray(value)) return value.map(one);
  return heldAlone.includes(keyword) ? one(value) : value;
}

function wordsOf(schema: JsonSchema, language: Language): JsonSchema {
  const own = (keyword: string): unknown =>
    (language === 'zh' ? schema[`x-${keyword}-zh`] : undefined) ?? schema[keyword];
  const title = own('title');
  const sentences = [own('description'), unitOf(schema, language), codesOf(schema, language), fileOf(schema, language)];
  const description = sentences.filter((sentence) => typeof sentence === 'string' && sentence !== '').join('\n');
  return { ...(title === undefined ? {} : { title }), ...(description === '' ? {} : { description }) };
}

function unitOf(schema: JsonSchema, language: Language): string {
  const unit = schema['x-unit'];
  if (typeof unit !== 'string') return '';
  return language === 'zh' ? `单位：${unit}` : `Unit: ${unit}`;
}

function codesOf(schema: JsonSchema, language: Language): string {
  const codes = schema['x-codes'];
  if (!isSchema(codes)) return '';
  const list = Object.entries(codes as Readonly<Record<string, Text>>);
  return language === 'zh'
    ? list.map(([code, words]) => `${code}：${words.zh}`).join('；')
    : list.map(([code, words]) => `${code}: ${words.en}`).join('; ');
}

function fileOf(schema: JsonSchema, language: Language): string {
  const file = schema['x-file'];
  if (!isSchema(file)) return '';
  const { accept, maxBytes } = file as { readonly accept: readonly string[]; readonly maxBytes: number };
  const kinds = accept.join(', ');
  return language === 'zh'
    ? `文件（${kinds}），最大 ${maxBytes} 字节；文本放在 text，其他以 base64 编码放在 base64`
    : `A file (${kinds}) of at most ${maxBytes} bytes: text in text, anything else in base64`;
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
