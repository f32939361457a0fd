import type { JsonSchema, Text } from '@yuzhi/sdk';
import type { SchemaReader } from '../schema/json-schema.ts';
import type { Path } from './input-value.ts';
import { codeWords } from '../schema/field-words.ts';
import { isDate, numberText } from '../language/format.ts';
import { isRecord, typeOf } from '../schema/json-schema.ts';
import { checkFile } from './file-input.ts';
import { text } from '../language/language.ts';

export type Issue = { readonly path: Path; readonly message: Text };

/**
 * What an input breaks of its schema, in the words of both languages: found at once and without the server, which
 * checks again and has the last word.
 */
export function checkInput(
  reader: SchemaReader,
  schema: JsonSchema,
  value: unknown,
  path: Path = [],
): readonly Issue[] {
  const issue: (message: Text) => readonly Issue[] = (message) => [{ path, message }];
  if (value === undefined) return issue(text('必填', 'Required'));
  if (reader.keyword(schema, 'x-file') !== undefined) {
    const fault = checkFile(value, reader.keyword(schema, 'x-file'));
    return fault === null ? [] : issue(fault);
  }
  const shapes = reader.alternatives(schema);
  const fitting = shapes.filter((shape) => fitsType(shape, value));
  if (shapes.length > 0 && fitting.length === 0) return issue(typeMessage(shapes));
  if (fitting.length === 0) return [];
  const findings = candidates(fitting, value).map((shape) => checkShape(reader, shape, value, path));
  return findings.reduce((fewest, found) => (found.length < fewest.length ? found : fewest));
}

/** The shapes that can be meant: where a constant tells them apart, the one whose constant the value has. */
function candidates(shapes: readonly JsonSchema[], value: unknown) {
  if (shapes.length === 1 || !isRecord(value)) return shapes;
  const meant = shapes.filter((shape) =>
    Object.entries(propertiesOf(shape)).some(
      ([name, property]) => 'const' in property && property['const'] === value[name],
    ),
  );
  return meant.length > 0 ? meant : shapes;
}

function checkShape(reader: SchemaReader, shape: JsonSchema, value: unknown, path: Path): readonly Issue[] {
  const own = faultOf(reader, shape, value);
  if (own !== null) return [{ path, message: own }];
  if (Array.isArray(value)) return checkRows(reader, shape, value, path);
  return isRecord(value) ? checkProperties(reader, shape, value, path) : [];
}

function checkRows(reader: SchemaReader, shape: JsonSchema, rows: readonly unknown[], path: Path) {
  const { items } = shape;
  if (!isRecord(items)) return [];
  return rows.flatMap((row, index) => checkInput(reader, items, row, [...path, index]));
}

function checkProperties(
  reader: SchemaReader,
  shape: JsonSchema,
  record: Record<string, unknown>,
  path: Path,
): readonly Issue[] {
  const properties = propertiesOf(shape);
  const required = Array.isArray(shape['required']) ? shape['required'] : [];
  const issues = Object.entries(properties).flatMap(([name, property]) =>
    Object.hasOwn(record, name) || required.includes(name)
      ? checkInput(reader, property, Object.hasOwn(record, name) ? record[name] : undefined, [...path, name])
      : [],
  );
  const unknown = Object.keys(record).filter((name) => !Object.hasOwn(properties, name));
  if (shape['additionalProperties'] !== false || unknown.length === 0) return issues;
  const names = unknown.join(', ');
  return [...issues, { path, message: { zh: `不认识的字段：${names}`, en: `Unknown fields: ${names}` } }];
}

function faultOf(reader: SchemaReader, shape: JsonSchema, value: unknown): Text | null {
  if ('const' in shape && shape['const'] !== value) return oneOf(reader, shape, [shape['const']]);
  if (Array.isArray(shape['enum']) && !shape['enum'].includes(value)) return oneOf(reader, shape, shape['enum']);
  if (typeof value === 'number') return numberFault(shape, value);
  if (typeof value === 'string') return textFault(shape, value);
  return Array.isArray(value) ? rowsFault(shape, value) : null;
}

function numberFault(shape: JsonSchema, value: number): Text | null {
  const bound = (keyword: string) => (typeof shape[keyword] === 'number' ? shape[keyword] : null);
  const [minimum, maximum] = [bound('minimum'), bound('maximum')];
  const [above, below, step] = [bound('exclusiveMinimum'), bound('exclusiveMaximum'), bound('multipleOf')];
  if (minimum !== null && value < minimum) return withNumber('不得小于 #', 'Must be at least #', minimum);
  if (maximum !== null && value > maximum) return withNumber('不得大于 #', 'Must be at most #', maximum);
  if (above !== null && value <= above) return withNumber('须大于 #', 'Must be greater than #', above);
  if (below !== null && value >= below) return withNumber('须小于 #', 'Must be less than #', below);
  // 0.3 is a multiple of 0.1 to people, if not to binary fractions.
  const isStep = step === null || step === 0 || Math.abs(value / step - Math.round(value / step)) < 1e-9;
  return isStep ? null : withNumber('须为 # 的整数倍', 'Must be a multiple of #', step);
}

function textFault({ minLength, maxLength, format, pattern }: JsonSchema, value: string): Text | null {
  if (format === 'date')
    return isDate(value)
      ? null
      : text('须为存在的日期，如 2026-11-23', 'Must be a date that exists, such as 2026-11-23');
  if (value === '' && Number(minLength ?? 0) > 0) return text('必填', 'Required');
  if (typeof minLength === 'number' && value.length < minLength)
    return withNumber('不得少于 # 个字', 'Must have at least # characters', minLength);
  if (typeof maxLength === 'number' && value.length > maxLength)
    return withNumber('不得超过 # 个字', 'Must have at most # characters', maxLength);
  return typeof pattern !== 'string' || matches(pattern, value) ? null : (formatWords[String(format)] ?? badFormat);
}

const badFormat = text('格式不符合要求', 'Does not have the required form');

const formatWords: Record<string, Text> = {
  'date-time': text(
    '须为带时区的日期时间，如 2026-11-23T08:30:00+08:00',
    'Must be a date and time with its offset, such as 2026-11-23T08:30:00+08:00',
  ),
  email: text('须为电子邮箱地址', 'Must be an e-mail address'),
  uri: text('须为网址', 'Must be a web address'),
};

function matches(pattern: string, value: string) {
  try {
    return new RegExp(pattern, 'u').test(value);
  } catch {
    // Written for another kind of expression: the server judges.
    return true;
  }
}

function rowsFault({ minItems, maxItems }: JsonSchema, rows: readonly unknown[]): Text | null {
  if (typeof minItems === 'number' && rows.length < minItems)
    return withNumber('至少要有 # 项', 'Must have at least # items', minItems);
  if (typeof maxItems === 'number' && rows.length > maxItems)
    return withNumber('不得超过 # 项', 'Must have at most # items', maxItems);
  return null;
}

function fitsType(shape: JsonSchema, value: unknown) {
  const { type } = shape;
  if (type === undefined) return true;
  const types = [type].flat();
  return types.includes(typeOf(value)) || (types.includes('integer') && Number.isInteger(value));
}

function typeMessage(shapes: readonly JsonSchema[]): Text {
  const types = new Set(shapes.flatMap(({ type }) => [type].flat()).filter((type) => type !== 'null'));
  const [only] = types;
  return (types.size === 1 ? typeWords[String(only)] : undefined) ?? text('填写的内容类型不对', 'Is of the wrong type');
}

const typeWords: Record<string, Text> = {
  string: text('须为文字', 'Must be a text'),
  number: text('须为数字', 'Must be a number'),
  integer: text('须为整数', 'Must be a whole number'),
  boolean: text('须为“是”或“否”', 'Must be yes or no'),
  array: text('须为列表', 'Must be a list'),
  object: text('须为一组字段', 'Must be a set of fields'),
};

function oneOf(reader: SchemaReader, shape: JsonSchema, values: readonly unknown[]): Text {
  const words = values.map((value) => codeWords(reader, shape, value) ?? { zh: String(value), en: String(value) });
  return {
    zh: `须为下列之一：${words.map(({ zh }) => zh).join('、')}`,
    en: `Must be one of: ${words.map(({ en }) => en).join(', ')}`,
  };
}

function withNumber(zh: string, en: string, number: number): Text {
  return { zh: zh.replace('#', numberText(number)), en: en.replace('#', numberText(number)) };
}

function propertiesOf({ properties }: JsonSchema): Record<string, JsonSchema> {
  return isRecord(properties) ? (properties as Record<string, JsonSchema>) : {};
}
