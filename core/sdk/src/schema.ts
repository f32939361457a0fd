import { z } from 'zod';
import type { Text } from './text.ts';

/** What a form, a table and the reference say about a field beside its type. */
export interface FieldLabel {
  /** Symbol of the unit as people write it: `mm`, `μg/m³`, `元`. */
  readonly unit?: string;
  /** One sentence of help under the field. */
  readonly help?: Text;
}

/** How a field's words travel in JSON Schema: plain keywords in English, `x-` keywords beside them. */
export interface FieldMeta {
  readonly title: string;
  readonly 'x-title-zh': string;
  readonly description?: string;
  readonly 'x-description-zh'?: string;
  readonly 'x-unit'?: string;
  readonly [key: string]: unknown;
}

/**
 * Names a field for people in both languages.
 *
 * @example
 * z.number().min(0).meta(label('雨量', 'Rainfall', { unit: 'mm' }))
 */
export function label(zh: string, en: string, more: FieldLabel = {}): FieldMeta {
  return {
    title: en,
    'x-title-zh': zh,
    ...(more.unit === undefined ? {} : { 'x-unit': more.unit }),
    ...(more.help === undefined ? {} : { description: more.help.en, 'x-description-zh': more.help.zh }),
  };
}

/**
 * A coded value: a closed list of codes, each with its words. Forms show it as choices, tables show the words.
 *
 * @example
 * coded({ red: { zh: '红色', en: 'Red' }, yellow: { zh: '黄色', en: 'Yellow' } }).meta(label('级别', 'Level'))
 */
export function coded<const Codes extends Readonly<Record<string, Text>>>(
  codes: Codes,
): z.ZodEnum<{ [Code in keyof Codes & string]: Code }> {
  const names = Object.keys(codes) as (keyof Codes & string)[];
  return z.enum(names).meta({ 'x-codes': codes });
}

/**
 * A calendar date of the Gregorian calendar, `YYYY-MM-DD`, that exists. No time and no zone: a day as a city counts it.
 */
export const isoDate: z.ZodISODate = z.iso.date();

/** A JSON Schema (draft 2020-12) as the surfaces use it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The JSON Schema of a zod schema: `input` as it arrives, `output` as it leaves. */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  return z.toJSONSchema(schema, { io, target: 'draft-2020-12', unrepresentable: 'any' });
}
