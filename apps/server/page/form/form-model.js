/** @import { JsonSchema, Text } from '@yuzhi/sdk' */
import { codeWords, fieldWords } from '../field-words.js';
import { isRecord, SchemaReader } from '../json-schema.js';

/**
 * What a form shows for one value of an input.
 *
 * - `text` one line, `prose` several, `number` and `integer` digits, `date` a day
 * - `flag` a box that has a default, `choice` one of a closed list (booleans without default among them)
 * - `file` a file of the user, `constant` a value that cannot be another
 * - `group` fields one below another, `list` rows of one kind, `grid` rows with the same columns
 * - `variants` one of several shapes, `json` everything that has no better form
 *
 * @typedef {'text' | 'prose' | 'number' | 'integer' | 'date' | 'flag' | 'choice' | 'file' | 'constant' | 'group' | 'list'
 *   | 'grid' | 'variants' | 'json'} FieldKind
 *
 * @typedef {object} Field
 * @property {FieldKind} kind
 * @property {string} name the property that it stands in; empty for the whole input and for rows
 * @property {Text} title
 * @property {Text | null} help
 * @property {string} unit
 * @property {boolean} isRequired
 * @property {boolean} isNullable an empty field means `null`
 * @property {unknown} initial what the server takes when the field is left out; `undefined` when there is no default
 * @property {JsonSchema} schema
 * @property {readonly Choice[]} choices of `choice`
 * @property {readonly Field[]} fields of `group` and `grid`, one for each shape of `variants`
 * @property {Field | null} item of `list` and `grid`
 *
 * @typedef {{ readonly value: unknown, readonly title: Text }} Choice
 */

/** Where fields would nest deeper than people can follow, they write JSON. */
const deepest = 3;
const oneLine = 120;
const yesNo = [
  { value: true, title: { zh: '是', en: 'Yes' } },
  { value: false, title: { zh: '否', en: 'No' } },
];

/**
 * The form of an input schema, and the reader that knows its references.
 *
 * @param {JsonSchema} input
 * @returns {{ readonly root: Field, readonly reader: SchemaReader }}
 */
export function formModel(input) {
  const reader = new SchemaReader(input);
  const root = fieldOf(reader, input, { name: '', isRequired: true, depth: 0, seen: ['#'] });
  return { root, reader };
}

/**
 * @typedef {{ readonly name: string, readonly isRequired: boolean, readonly depth: number, readonly seen: readonly string[] }} Place
 */

/**
 * @param {SchemaReader} reader
 * @param {JsonSchema} schema
 * @param {Place} place
 * @returns {Field}
 */
function fieldOf(reader, schema, place) {
  const references = reader.references(schema);
  const types = reader.types(schema);
  /** @type {Field} */
  const field = {
    kind: 'json',
    name: place.name,
    ...fieldWords(reader, schema, place.name),
    isRequired: place.isRequired,
    isNullable: types.has('null') && types.size > 1,
    initial: reader.keyword(schema, 'default'),
    schema,
    choices: [],
    fields: [],
    item: null,
  };
  // A schema that holds itself would have fields without end.
  if (references.some((reference) => place.seen.includes(reference)) || types.size === 0) return field;
  return { ...field, ...shapeOf(reader, field, { ...place, seen: [...place.seen, ...references] }) };
}

/**
 * @param {SchemaReader} reader
 * @param {Field} field
 * @param {Place} place
 * @returns {Partial<Field>}
 */
function shapeOf(reader, { schema, initial }, place) {
  if (reader.keyword(schema, 'x-file') !== undefined) return { kind: 'file' };
  const shapes = reader.alternatives(schema).filter((one) => one['type'] !== 'null');
  const [shape, ...others] = shapes;
  if (shape === undefined) return {};
  if (others.length > 0) return variantsOf(reader, schema, shapes, place);
  if ('const' in shape) return { kind: 'constant' };
  if (Array.isArray(shape['enum'])) return { kind: 'choice', choices: choicesOf(reader, schema, shape['enum']) };
  const types = new Set([shape['type']].flat().filter((type) => type !== 'null'));
  if (types.size !== 1) return {};
  switch ([...types][0]) {
    case 'boolean':
      return typeof initial === 'boolean' ? { kind: 'flag' } : { kind: 'choice', choices: yesNo };
    case 'integer':
      return { kind: 'integer' };
    case 'number':
      return { kind: 'number' };
    case 'string':
      if (shape['format'] === 'date') return { kind: 'date' };
      return { kind: Number(shape['maxLength'] ?? 0) > oneLine ? 'prose' : 'text' };
    case 'object':
      return groupOf(reader, shape, place);
    case 'array':
      return rowsOf(reader, shape, place);
    default:
      return {};
  }
}

/**
 * @param {SchemaReader} reader
 * @param {JsonSchema} union
 * @param {readonly JsonSchema[]} shapes
 * @param {Place} place
 * @returns {Partial<Field>}
 */
function variantsOf(reader, union, shapes, place) {
  if (shapes.every((shape) => 'const' in shape || Array.isArray(shape['enum']))) {
    const choices = shapes.flatMap((shape) =>
      choicesOf(reader, shape, 'const' in shape ? [shape['const']] : /** @type {unknown[]} */ (shape['enum'])),
    );
    return { kind: 'choice', choices };
  }
  if (place.depth >= deepest) return {};
  const fields = shapes.map((shape) =>
    fieldOf(reader, shape, { ...place, name: '', isRequired: true, depth: place.depth + 1 }),
  );
  const common = fieldWords(reader, union, '').title.en;
  const titled = fields.map((field, index) => ({ ...field, title: variantTitle(reader, field, { index, common }) }));
  return { kind: 'variants', fields: titled };
}

/**
 * What a shape is called: by its own title, else by the constant that tells it apart, else by the words of its kind.
 *
 * @param {SchemaReader} reader
 * @param {Field} field
 * @param {{ readonly index: number, readonly common: string }} place `common` is the title of the whole
 * @returns {Text}
 */
function variantTitle(reader, { title, kind, fields }, { index, common }) {
  if (title.en !== '' && title.en !== common) return title;
  const sign = fields.find((one) => one.kind === 'constant');
  if (sign) {
    const value = reader.keyword(sign.schema, 'const');
    return codeWords(reader, sign.schema, value) ?? { zh: String(value), en: String(value) };
  }
  return kindWords[kind] ?? { zh: `方式${index + 1}`, en: `Form ${index + 1}` };
}

/** @type {Partial<Record<FieldKind, Text>>} */
const kindWords = {
  text: { zh: '文字', en: 'Text' },
  prose: { zh: '文字', en: 'Text' },
  number: { zh: '数字', en: 'Number' },
  integer: { zh: '整数', en: 'Whole number' },
  date: { zh: '日期', en: 'Date' },
  list: { zh: '多项', en: 'Several' },
};

/**
 * @param {SchemaReader} reader
 * @param {JsonSchema} shape
 * @param {Place} place
 * @returns {Partial<Field>}
 */
function groupOf(reader, shape, { depth, seen }) {
  if (!isRecord(shape['properties']) || depth >= deepest) return {};
  const fields = [...reader.properties(shape)].map(([name, { schema, isRequired }]) =>
    fieldOf(reader, schema, { name, isRequired, depth: depth + 1, seen }),
  );
  return { kind: 'group', fields };
}

/**
 * @param {SchemaReader} reader
 * @param {JsonSchema} shape
 * @param {Place} place
 * @returns {Partial<Field>}
 */
function rowsOf(reader, shape, { depth, seen }) {
  const items = shape['items'];
  if (!isRecord(items) || depth >= deepest) return {};
  const item = fieldOf(reader, items, { name: '', isRequired: true, depth: depth + 1, seen });
  if (item.kind === 'group' && item.fields.length > 0 && item.fields.every(({ kind }) => simpleKinds.has(kind)))
    return { kind: 'grid', item, fields: item.fields };
  return simpleKinds.has(item.kind) || item.kind === 'file' ? { kind: 'list', item } : {};
}

/** @type {ReadonlySet<FieldKind>} */
const simpleKinds = new Set(['text', 'prose', 'number', 'integer', 'date', 'flag', 'choice', 'constant']);

/**
 * @param {SchemaReader} reader
 * @param {JsonSchema} schema
 * @param {readonly unknown[]} values
 * @returns {readonly Choice[]}
 */
function choicesOf(reader, schema, values) {
  return values
    .filter((value) => value !== null)
    .map((value) => ({ value, title: codeWords(reader, schema, value) ?? plain(value) }));
}

/**
 * @param {unknown} value
 * @returns {Text}
 */
function plain(value) {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return { zh: text, en: text };
}
