import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isoDate, z } from '@yuzhi/sdk';
import { cityError } from './errors.ts';

const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const year = z.string().regex(/^\d{4}$/, 'a date is YYYY-MM-DD, or YYYY where only the year is known');
const code = z.string().regex(/^\d{6}$/, 'a code has six digits');

/** A day, or a year where nothing closer is known: then its first day is meant. */
const firstDay = z.union([isoDate, year.transform((value) => `${value}-01-01`)]);
/** A day, or a year where nothing closer is known: then its last day is meant. */
const lastDay = z.union([isoDate, year.transform((value) => `${value}-12-31`)]);

/** `profile.json`: the city itself. */
export const profileFile = z.strictObject({
  code,
  name: text,
  timeZone: z.string().min(1),
  /** Longitude and latitude in degrees. */
  centre: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).optional(),
});

/** `counties.json`: the county-level units, present and past, and zones that are addressed like them. */
export const countiesFile = z.strictObject({
  counties: z
    .array(
      z.strictObject({
        code: code.nullable(),
        name: z.string().min(1),
        kind: z.string().min(1),
        validFrom: firstDay,
        validUntil: lastDay.nullable(),
        successor: z.string().min(1).nullable(),
        otherSuccessors: z.array(z.string().min(1)).optional(),
        note: text.optional(),
      }),
    )
    .min(1),
  functionalZones: z.array(z.strictObject({ name: z.string().min(1), note: text })).default([]),
});

/** `units.json`: the bodies of the city, each with where its short name was read. */
export const unitsFile = z.strictObject({
  units: z.array(
    z.strictObject({
      short: z.string().min(1),
      full: z.string().min(1),
      kind: z.string().min(1),
      aliases: z.array(z.string().min(1)).optional(),
      shortNameFrom: z.enum(['plan-label', 'plan-prose', 'general-knowledge']).optional(),
    }),
  ),
});

/**
 * Reads one JSON file of a city folder.
 *
 * @throws YuzhiError CITY_FILE_MISSING, CITY_FILE_INVALID
 */
export async function readCityFile<Schema extends z.ZodType>(
  folder: string,
  name: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  const file = path.join(folder, name);
  const content = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw cityError('CITY_FILE_MISSING', { file }, cause);
  });
  try {
    return schema.parse(JSON.parse(content));
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw cityError('CITY_FILE_INVALID', { file, reason }, cause);
  }
}
