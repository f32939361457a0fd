import type { JsonSchema, Language, Text } from '@yuzhi/sdk';
import { codeWords, fieldWords } from '../schema/field-words.ts';
import { dateText, instantText, isDate, isInstant, numberText, plainNumber, wanText } from '../language/format.ts';
import { isWan, text } from '../language/language.ts';
import { isRecord, SchemaReader } from '../schema/json-schema.ts';

/** An output that knows its schema: how its fields are called and how their values read. */
export class OutputFields {
  #reader;
  #root;

  constructor(output: JsonSchema) {
    this.#reader = new SchemaReader(output);
    this.#root = output;
  }

  /** The schema at a path; elements of arrays stand for all. Empty when the schema says nothing about it. */
  schemaAt(path: string, from: JsonSchema = this.#root): JsonSchema {
    return path
      .split('.')
      .reduce((schema, name) => this.#reader.properties(this.#element(schema)).get(name)?.schema ?? {}, from);
  }

  /** What one row of the array at a path is. */
  rowSchemaAt(path: string) {
    return this.#element(this.schemaAt(path));
  }

  /** The names of the columns of rows: those of their schema, else those that they have. */
  columnsOf(row: JsonSchema, rows: readonly unknown[]): readonly string[] {
    const named = [...this.#reader.properties(row).keys()];
    return named.length > 0 ? named : [...new Set(rows.filter(isRecord).flatMap(Object.keys))];
  }

  /** Properties of the output itself. */
  properties() {
    return [...this.#reader.properties(this.#root)].map(([name, { schema }]) => ({ name, schema }));
  }

  /** Properties of the output that are files (`x-file`). */
  files() {
    return this.properties().filter(({ schema }) => this.#reader.keyword(schema, 'x-file') !== undefined);
  }

  /** `name` what it is called where the schema has no title */
  title(schema: JsonSchema, name: string): Text {
    return fieldWords(this.#reader, schema, name).title;
  }

  unit(schema: JsonSchema) {
    return fieldWords(this.#reader, schema, '').unit;
  }

  isNumber(schema: JsonSchema) {
    const types = [...this.#reader.types(schema)].filter((type) => type !== 'null');
    return types.length > 0 && types.every((type) => type === 'number' || type === 'integer');
  }

  /** A value as people read it on one line: codes in words, days with their weekday. */
  text(value: unknown, schema: JsonSchema, language: Language): string {
    if (typeof value === 'number')
      return this.#codeWords(schema, value)?.[language] ?? (isWan() ? wanText(value) : numberText(value));
    if (isDate(value)) return dateText(value, language);
    if (isInstant(value)) return instantText(value, language);
    return this.#words(value, schema, language, (one, inner) => this.text(one, inner, language));
  }

  /** A value for another program: codes in words, numbers and days as they are. */
  plainText(value: unknown, schema: JsonSchema, language: Language): string {
    if (value === null || value === undefined) return '';
    if (typeof value === 'number') return this.#codeWords(schema, value)?.[language] ?? plainNumber(value);
    return this.#words(value, schema, language, (one, inner) => this.plainText(one, inner, language));
  }

  #words(
    value: unknown,
    schema: JsonSchema,
    language: Language,
    textOfElement: (value: unknown, schema: JsonSchema) => string,
  ): string {
    if (value === null || value === undefined) return '—';
    if (Array.isArray(value)) {
      const items = this.#reader.items(schema) ?? schema;
      return value.map((one) => textOfElement(one, items)).join(language === 'zh' ? '、' : ', ') || '—';
    }
    if (typeof value === 'boolean') return (value ? yes : no)[language];
    if (typeof value === 'string') return this.#codeWords(schema, value)?.[language] ?? value;
    return JSON.stringify(value);
  }

  /** The words of a code. One that was taken out of a list has those of the list's elements. */
  #codeWords(schema: JsonSchema, code: unknown) {
    return codeWords(this.#reader, this.#element(schema), code);
  }

  #element(schema: JsonSchema): JsonSchema {
    let element = schema;
    for (let items = this.#reader.items(element); items !== null; items = this.#reader.items(element)) element = items;
    return element;
  }
}

const yes = text('是', 'Yes');
const no = text('否', 'No');
