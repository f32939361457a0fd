import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from '@yuzhi/sdk';
import { readCityFile } from './city-files.ts';

const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const position = z.array(z.number()).min(2).max(3);
const ring = z.array(position).min(4);

/** `boundaries.geojson`: a FeatureCollection (RFC 7946) that says, as members of its own, what may be done with it. */
const boundariesFile = z.strictObject({
  type: z.literal('FeatureCollection'),
  /** 审图号: the number under which the map was approved for publication; `null` where it was not. */
  approvalNumber: z.string().trim().min(1).nullable(),
  source: text,
  licence: z.string().min(1),
  features: z
    .array(
      z.strictObject({
        type: z.literal('Feature'),
        properties: z.strictObject({
          code: z.string().nullable(),
          name: z.string().min(1),
          /** Where its name is written: longitude and latitude. */
          center: z.tuple([z.number(), z.number()]),
          /** The unit that it belongs to now. */
          mergedInto: z.string().min(1).optional(),
        }),
        geometry: z.discriminatedUnion('type', [
          z.strictObject({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
          z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) }),
        ]),
      }),
    )
    .min(1),
});

/** The boundaries of a city, with what may be done with them. */
export interface CityMap {
  readonly approvalNumber: string | null;
  readonly source: z.output<typeof text>;
  readonly licence: string;
  readonly boundaries: Pick<z.output<typeof boundariesFile>, 'type' | 'features'>;
}

/**
 * Reads `boundaries.geojson` of a city folder.
 *
 * @returns `null` where the city has none
 * @throws YuzhiError CITY_FILE_INVALID
 */
export async function loadCityMap(folder: string): Promise<CityMap | null> {
  const name = 'boundaries.geojson';
  if (!existsSync(path.join(folder, name))) return null;
  const { approvalNumber, source, licence, type, features } = await readCityFile(folder, name, boundariesFile);
  return { approvalNumber, source, licence, boundaries: { type, features } };
}
