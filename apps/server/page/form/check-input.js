/** @import { JsonSchema, Text } from '@yuzhi/sdk' */
/** @import { SchemaReader } from '../json-schema.js' */
/** @import { Path } from './input-value.js' */
import { codeWords } from '../field-words.js';
import { isDate, numberText } from '../format.js';
import { isRecord, typeOf } from '../json-schema.js';
import { checkFile } from './file-input.js';

/** @typedef {{ readonly path: Path, readonly message: Text }} Issue */

/**
 * What an input breaks of its schema, in the words of both languages: found at once and without the server, which
 * checks again and has the last word.
 *
 * @param {SchemaReader} reader
 * @param {JsonSchema} schema
 * @param {unknown} value
 * @param {Path} [path]
 * @returns {readonly Issue[]}
 */
export function checkInput(reader, schema, value, path = []) {
  /** @type {(message: Text) => readonly Issue[]} */
  const issue = (message) => [{ path, message }];
  if (value === undefined) return issue({ zh: '必填', en: 'Required' });
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

/**
 * The shapes that can be meant: where a constant tells them apart, the one whose constant the value has.
 *
 * @param {readonly JsonSchema[]} shapes
 * @param {unknown} value
 */
function candidates(shapes, value) {
  if (shapes.length === 1 || !isRecord(value)) return shapes;
  const meant = shapes.filter((shape) =>
    Object.entries(propertiesOf(shape)).some(
      ([name, property]) => 'const' in property && property['const'] === value[name],
    ),
  );
  return meant.length > 0 ? meant : shapes;
}

/**
 * @param {SchemaReader} reader
 * @param {JsonSchema} shape
 * @param {unknown} value
 * @param {Path} path
 * @returns {readonly Issue[]}
 */
function checkShape(reader, shape, value, path) {
  const own = faultOf(reader, shape, value);
  if (own !== null) return [{ path, message: own }];
  if (Array.isArray(value)) return checkRows(reader, shape, value, path);
  return isRecord(value) ? checkProperties(reader, shape, value, path) : [];
}

/**
 * @param {SchemaReader} reader
 * @param {JsonSchema} shape
 * @param {readonly unknown[]} rows
 * @param {Path} path
 */
function checkRows(reader, shape, rows, path) {
  const { items } = shape;
  if (!isRecord(items)) return [];
  return rows.flatMap((row, index) => checkInput(reader, items, row, [...path, index]));
}

/**
 * @param {SchemaReader} reader
 * @param {JsonSchema} shape
 * @param {Record<string, unknown>} record
 * @param {Path} path
 * @returns {readonly Issue[]}
 */
function checkProperties(reader, shape, record, path) {
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

/**
 * @param {SchemaReader} reader
 * @param {JsonSchema} shape
 * @param {unknown} value
 * @returns {Text | null}
 */
function faultOf(reader, shape, value) {
  if ('const' in shape && shape['const'] !== value) return oneOf(reader, shape, [shape['const']]);
  if (Array.isArray(shape['enum']) && !shape['enum'].includes(value)) return oneOf(reader, shape, shape['enum']);
  if (typeof value === 'number') return numberFault(shape, value);
  if (typeof value === 'string') return textFault(shape, value);
  return Array.isArray(value) ? rowsFault(shape, value) : null;
}

/**
 * @param {JsonSchema} shape
 * @param {number} value
 * @returns {Text | null}
 */
function numberFault(shape, value) {
  const bound = (/** @type {string} */ keyword) => (typeof shape[keyword] === 'number' ? shape[keyword] : null);
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

/**
 * @param {JsonSchema} shape
 * @param {string} value
 * @returns {Text | null}
 */
function textFault({ minLength, maxLength, format, pattern }, value) {
  if (format === 'date')
    return isDate(value)
      ? null
      : { zh: '须为存在的日期，如 2026-11-23', en: 'Must be a date that exists, such as 2026-11-23' };
  if (value === '' && Number(minLength ?? 0) > 0) return { zh: '必填', en: 'Required' };
  if (typeof minLength === 'number' && value.length < minLength)
    return withNumber('不得少于 # 个字', 'Must have at least # characters', minLength);
  if (typeof maxLength === 'number' && value.length > maxLength)
    return withNumber('不得超过 # 个字', 'Must have at most # characters', maxLength);
  return typeof pattern !== 'string' || matches(pattern, value) ? null : (formatWords[String(format)] ?? badFormat);
}

const badFormat = { zh: '格式不符合要求', en: 'Does not have the required form' };

/** @type {Record<string, Text>} */
const formatWords = {
  'date-time': {
    zh: '须为带时区的日期时间，如 2026-11-23T08:30:00+08:00',
    en: 'Must be a date and time with its offset, such as 2026-11-23T08:30:00+08:00',
  },
  email: { zh: '须为电子邮箱地址', en: 'Must be an e-mail address' },
  uri: { zh: '须为网址', en: 'Must be a web address' },
};

/**
 * @param {string} pattern
 * @param {string} value
 */
function matches(pattern, value) {
  try {
    return new RegExp(pattern, 'u').test(value);
  } catch {
    // Written for another kind of expression: the server judges.
    return true;
  }
}

/**
 * @param {JsonSchema} shape
 * @param {readonly unknown[]} rows
 * @returns {Text | null}
 */
function rowsFault({ minItems, maxItems }, rows) {
  if (typeof minItems === 'number' && rows.length < minItems)
    return withNumber('至少要有 # 项', 'Must have at least # items', minItems);
  if (typeof maxItems === 'number' && rows.length > maxItems)
    return withNumber('不得超过 # 项', 'Must have at most # items', maxItems);
  return null;
}

/**
 * @param {JsonSchema} shape
 * @param {unknown} value
 */
function fitsType(shape, value) {
  const { type } = shape;
  if (type === undefined) return true;
  const types = [type].flat();
  return types.includes(typeOf(value)) || (types.includes('integer') && Number.isInteger(value));
}

/**
 * @param {readonly JsonSchema[]} shapes
 * @returns {Text}
 */
function typeMessage(shapes) {
  const types = new Set(shapes.flatMap(({ type }) => [type].flat()).filter((type) => type !== 'null'));
  const [only] = types;
  return (
    (types.size === 1 ? typeWords[String(only)] : undefined) ?? { zh: '填写的内容类型不对', en: 'Is of the wrong type' }
  );
}

/** @type {Record<string, Text>} */
const typeWords = {
  string: { zh: '须为文字', en: 'Must be a text' },
  number: { zh: '须为数字', en: 'Must be a number' },
  integer: { zh: '须为整数', en: 'Must be a whole number' },
  boolean: { zh: '须为“是”或“否”', en: 'Must be yes or no' },
  array: { zh: '须为列表', en: 'Must be a list' },
  object: { zh: '须为一组字段', en: 'Must be a set of fields' },
};

/**
 * @param {SchemaReader} reader
 * @param {JsonSchema} shape
 * @param {readonly unknown[]} values
 * @returns {Text}
 */
function oneOf(reader, shape, values) {
  const words = values.map((value) => codeWords(reader, shape, value) ?? { zh: String(value), en: String(value) });
  return {
    zh: `须为下列之一：${words.map(({ zh }) => zh).join('、')}`,
    en: `Must be one of: ${words.map(({ en }) => en).join(', ')}`,
  };
}

/**
 * @param {string} zh
 * @param {string} en
 * @param {number} number
 * @returns {Text}
 */
function withNumber(zh, en, number) {
  return { zh: zh.replace('#', numberText(number)), en: en.replace('#', numberText(number)) };
}

/**
 * @param {JsonSchema} shape
 * @returns {Record<string, JsonSchema>}
 */
function propertiesOf({ properties }) {
  return isRecord(properties) ? /** @type {Record<string, JsonSchema>} */ (properties) : {};
}
