/** @import { JsonSchema, Language, Text } from '@yuzhi/sdk' */
import { codeWords, fieldWords } from '../field-words.js';
import { dateText, instantText, isDate, isInstant, numberText, plainNumber } from '../format.js';
import { isRecord, SchemaReader } from '../json-schema.js';

/** An output that knows its schema: how its fields are called and how their values read. */
export class OutputFields {
  #reader;
  #root;

  /** @param {JsonSchema} output */
  constructor(output) {
    this.#reader = new SchemaReader(output);
    this.#root = output;
  }

  /**
   * The schema at a path; elements of arrays stand for all. Empty when the schema says nothing about it.
   *
   * @param {string} path
   * @param {JsonSchema} [from]
   * @returns {JsonSchema}
   */
  schemaAt(path, from = this.#root) {
    return path
      .split('.')
      .reduce((schema, name) => this.#reader.properties(this.#element(schema)).get(name)?.schema ?? {}, from);
  }

  /**
   * What one row of the array at a path is.
   *
   * @param {string} path
   */
  rowSchemaAt(path) {
    return this.#element(this.schemaAt(path));
  }

  /**
   * The names of the columns of rows: those of their schema, else those that they have.
   *
   * @param {JsonSchema} row
   * @param {readonly unknown[]} rows
   * @returns {readonly string[]}
   */
  columnsOf(row, rows) {
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

  /**
   * @param {JsonSchema} schema
   * @param {string} name what it is called where the schema has no title
   * @returns {Text}
   */
  title(schema, name) {
    return fieldWords(this.#reader, schema, name).title;
  }

  /** @param {JsonSchema} schema */
  unit(schema) {
    return fieldWords(this.#reader, schema, '').unit;
  }

  /** @param {JsonSchema} schema */
  isNumber(schema) {
    const types = [...this.#reader.types(schema)].filter((type) => type !== 'null');
    return types.length > 0 && types.every((type) => type === 'number' || type === 'integer');
  }

  /**
   * A value as people read it on one line: codes in words, days with their weekday.
   *
   * @param {unknown} value
   * @param {JsonSchema} schema
   * @param {Language} language
   * @returns {string}
   */
  text(value, schema, language) {
    if (typeof value === 'number') return this.#codeWords(schema, value)?.[language] ?? numberText(value);
    if (isDate(value)) return dateText(value, language);
    if (isInstant(value)) return instantText(value, language);
    return this.#words(value, schema, language, (one, inner) => this.text(one, inner, language));
  }

  /**
   * A value for another program: codes in words, numbers and days as they are.
   *
   * @param {unknown} value
   * @param {JsonSchema} schema
   * @param {Language} language
   * @returns {string}
   */
  plainText(value, schema, language) {
    if (value === null || value === undefined) return '';
    if (typeof value === 'number') return this.#codeWords(schema, value)?.[language] ?? plainNumber(value);
    return this.#words(value, schema, language, (one, inner) => this.plainText(one, inner, language));
  }

  /**
   * @param {unknown} value
   * @param {JsonSchema} schema
   * @param {Language} language
   * @param {(value: unknown, schema: JsonSchema) => string} textOfElement
   * @returns {string}
   */
  #words(value, schema, language, textOfElement) {
    if (value === null || value === undefined) return '—';
    if (Array.isArray(value)) {
      const items = this.#reader.items(schema) ?? schema;
      return value.map((one) => textOfElement(one, items)).join(language === 'zh' ? '、' : ', ') || '—';
    }
    if (typeof value === 'boolean') return (value ? yes : no)[language];
    if (typeof value === 'string') return this.#codeWords(schema, value)?.[language] ?? value;
    return JSON.stringify(value);
  }

  /**
   * The words of a code. One that was taken out of a list has those of the list's elements.
   *
   * @param {JsonSchema} schema
   * @param {unknown} code
   */
  #codeWords(schema, code) {
    return codeWords(this.#reader, this.#element(schema), code);
  }

  /**
   * @param {JsonSchema} schema
   * @returns {JsonSchema}
   */
  #element(schema) {
    let element = schema;
    for (let items = this.#reader.items(element); items !== null; items = this.#reader.items(element)) element = items;
    return element;
  }
}

const yes = { zh: '是', en: 'Yes' };
const no = { zh: '否', en: 'No' };
