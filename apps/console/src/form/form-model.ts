import type { JsonSchema, Text } from '@yuzhi/sdk';
import { codeWords, fieldWords } from '../schema/field-words.ts';
import { isRecord, SchemaReader } from '../schema/json-schema.ts';
import { text } from '../language/language.ts';

/**
 * What a form shows for one value of an input.
 *
 * - `text` one line, `prose` several, `number` and `integer` digits, `date` a day
 * - `flag` a box that has a default, `choice` one of a closed list (booleans without default among them)
 * - `file` a file of the user, `constant` a value that cannot be another
 * - `group` fields one below another, `list` rows of one kind, `grid` rows with the same columns
 * - `variants` one of several shapes, `json` everything that has no better form
 */
export type FieldKind =
  | 'text'
  | 'prose'
  | 'number'
  | 'integer'
  | 'date'
  | 'flag'
  | 'choice'
  | 'file'
  | 'constant'
  | 'group'
  | 'list'
  | 'grid'
  | 'variants'
  | 'json';
export interface Field {
  readonly kind: FieldKind;
  /** the property that it stands in; empty for the whole input and for rows */
  readonly name: string;
  readonly title: Text;
  readonly help: Text | null;
  readonly unit: string;
  readonly isRequired: boolean;
  /** an empty field means `null` */
  readonly isNullable: boolean;
  /** what the server takes when the field is left out; `undefined` when there is no default */
  readonly initial: unknown;
  readonly schema: JsonSchema;
  /** of `choice` */
  readonly choices: readonly Choice[];
  /** of `group` and `grid`, one for each shape of `variants` */
  readonly fields: readonly Field[];
  /** of `list` and `grid` */
  readonly item: Field | null;
}
export type Choice = { readonly value: unknown; readonly title: Text };

/** Where fields would nest deeper than people can follow, they write JSON. */
const deepest = 3;
const oneLine = 120;
const yesNo = [
  { value: true, title: text('是', 'Yes') },
  { value: false, title: text('否', 'No') },
];

/** The form of an input schema, and the reader that knows its references. */
export function formModel(input: JsonSchema): { readonly root: Field; readonly reader: SchemaReader } {
  const reader = new SchemaReader(input);
  const root = fieldOf(reader, input, { name: '', isRequired: true, depth: 0, seen: ['#'] });
  return { root, reader };
}

export type Place = {
  readonly name: string;
  readonly isRequired: boolean;
  readonly depth: number;
  readonly seen: readonly string[];
};

function fieldOf(reader: SchemaReader, schema: JsonSchema, place: Place): Field {
  const references = reader.references(schema);
  const types = reader.types(schema);
  const field: Field = {
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

function shapeOf(reader: SchemaReader, { schema, initial }: Field, place: Place): Partial<Field> {
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

function variantsOf(
  reader: SchemaReader,
  union: JsonSchema,
  shapes: readonly JsonSchema[],
  place: Place,
): Partial<Field> {
  if (shapes.every((shape) => 'const' in shape || Array.isArray(shape['enum']))) {
    const choices = shapes.flatMap((shape) =>
      choicesOf(reader, shape, 'const' in shape ? [shape['const']] : (shape['enum'] as unknown[])),
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
 * `place` `common` is the title of the whole
 */
function variantTitle(
  reader: SchemaReader,
  { title, kind, fields }: Field,
  { index, common }: { readonly index: number; readonly common: string },
): Text {
  if (title.en !== '' && title.en !== common) return title;
  const sign = fields.find((one) => one.kind === 'constant');
  if (sign) {
    const value = reader.keyword(sign.schema, 'const');
    return codeWords(reader, sign.schema, value) ?? { zh: String(value), en: String(value) };
  }
  return kindWords[kind] ?? { zh: `方式${index + 1}`, en: `Form ${index + 1}` };
}

const kindWords: Partial<Record<FieldKind, Text>> = {
  text: text('文字', 'Text'),
  prose: text('文字', 'Text'),
  number: text('数字', 'Number'),
  integer: text('整数', 'Whole number'),
  date: text('日期', 'Date'),
  list: text('多项', 'Several'),
};

function groupOf(reader: SchemaReader, shape: JsonSchema, { depth, seen }: Place): Partial<Field> {
  if (!isRecord(shape['properties']) || depth >= deepest) return {};
  const fields = [...reader.properties(shape)].map(([name, { schema, isRequired }]) =>
    fieldOf(reader, schema, { name, isRequired, depth: depth + 1, seen }),
  );
  return { kind: 'group', fields };
}

function rowsOf(reader: SchemaReader, shape: JsonSchema, { depth, seen }: Place): Partial<Field> {
  const items = shape['items'];
  if (!isRecord(items) || depth >= deepest) return {};
  const item = fieldOf(reader, items, { name: '', isRequired: true, depth: depth + 1, seen });
  if (item.kind === 'group' && item.fields.length > 0 && item.fields.every(({ kind }) => simpleKinds.has(kind)))
    return { kind: 'grid', item, fields: item.fields };
  return simpleKinds.has(item.kind) || item.kind === 'file' ? { kind: 'list', item } : {};
}

const simpleKinds: ReadonlySet<FieldKind> = new Set([
  'text',
  'prose',
  'number',
  'integer',
  'date',
  'flag',
  'choice',
  'constant',
]);

function choicesOf(reader: SchemaReader, schema: JsonSchema, values: readonly unknown[]): readonly Choice[] {
  return values
    .filter((value) => value !== null)
    .map((value) => ({ value, title: codeWords(reader, schema, value) ?? plain(value) }));
}

function plain(value: unknown): Text {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return { zh: text, en: text };
}
