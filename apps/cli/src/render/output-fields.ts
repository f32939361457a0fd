import type { JsonSchema, Language, Text } from '@yuzhi/sdk';
import { isRecord, SchemaReader } from '../schema/json-schema.ts';
import { words } from '../words.ts';
import { oneLine } from './plain-text.ts';

/** A place in an output that knows its schema: how its fields are called and how their values read. */
export class OutputFields {
  readonly #schema: SchemaReader;
  readonly #root: JsonSchema;
  readonly language: Language;

  constructor(output: JsonSchema, language: Language) {
    this.#schema = new SchemaReader(output);
    this.#root = output;
    this.language = language;
  }

  /** The schema at a path; elements of arrays stand for all. Empty when the output says nothing about it. */
  schemaAt(path: string, from: JsonSchema = this.#root): JsonSchema {
    return path.split('.').reduce((schema, name) => {
      const object = this.#element(schema);
      return this.#schema.properties(object).get(name)?.schema ?? {};
    }, from);
  }

  /** What one row of the array at a path is. */
  rowSchemaAt(path: string): JsonSchema {
    return this.#element(this.schemaAt(path));
  }

  propertiesOf(schema: JsonSchema): readonly string[] {
    return [...this.#schema.properties(schema).keys()];
  }

  element(schema: JsonSchema): JsonSchema {
    return this.#element(schema);
  }

  /** The field's name for people, with its unit. */
  title(schema: JsonSchema, name: string): string {
    const zh = this.#schema.word(schema, 'x-title-zh');
    const en = this.#schema.word(schema, 'title');
    const title = (this.language === 'zh' ? (zh ?? en) : (en ?? zh)) ?? name;
    const unit = this.unit(schema);
    if (unit === '') return oneLine(title);
    return oneLine(this.language === 'zh' ? `${title}（${unit}）` : `${title} (${unit})`);
  }

  unit(schema: JsonSchema): string {
    return this.#schema.word(schema, 'x-unit') ?? '';
  }

  isNumber(schema: JsonSchema): boolean {
    const types = this.#schema.types(schema);
    return types.has('number') && [...types].every((type) => type === 'number' || type === 'null');
  }

  /** A value on one line, codes in words. */
  text(value: unknown, schema: JsonSchema): string {
    if (value === null || value === undefined) return '-';
    if (Array.isArray(value)) {
      const items = this.#schema.items(schema) ?? {};
      return value.map((one) => this.text(one, items)).join(this.language === 'zh' ? '、' : ', ') || '-';
    }
    if (typeof value === 'boolean') return (value ? words.yes : words.no)[this.language];
    if (typeof value === 'number') return oneLine(this.#wordOf(String(value), schema) ?? numberText(value));
    if (typeof value === 'string') return oneLine(this.#wordOf(value, schema) ?? value);
    return oneLine(JSON.stringify(value));
  }

  #wordOf(code: string, schema: JsonSchema): string | undefined {
    const codes = this.#schema.keyword(schema, 'x-codes');
    if (!isRecord(codes) || !Object.hasOwn(codes, code)) return undefined;
    return (codes[code] as Text)[this.language];
  }

  #element(schema: JsonSchema): JsonSchema {
    let element = schema;
    for (let items = this.#schema.items(element); items !== null; items = this.#schema.items(element)) element = items;
    return element;
  }
}

/** The values at a path of an output, those of every element where it crosses arrays. */
export function valuesAt(output: unknown, path: string): readonly unknown[] {
  return path
    .split('.')
    .reduce<readonly unknown[]>(
      (values, name) =>
        values.flat(Infinity).map((value) => (isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined)),
      [output],
    )
    .flat(Infinity)
    .filter((value) => value !== undefined);
}

/** Without the noise of binary fractions: 0.1 + 0.2 reads 0.3. */
function numberText(value: number): string {
  return String(Number(value.toPrecision(12)));
}
