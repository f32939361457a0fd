import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { MethodName } from './algorithms/configurations.ts';
import { detect } from './operations/detect.ts';
import { aContext } from './testing.ts';

/** Answers of R on real series, where the folder is present; the series are test data only (GPL-2). */
const folder = new URL('../../../../shared/bench/outbreak-surveillance/', import.meta.url);
const skip = existsSync(folder) ? false : 'the folder of outside judges ../shared/bench is not here';

function rowsOf(name: string): string[][] {
  const text = gunzipSync(readFileSync(new URL(name, folder))).toString('utf8');
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
}

test(
  'detect agrees with R on every row: alarms equal, thresholds within 1e-6, or 1e-3 for fitted models',
  { skip },
  async () => {
    const series = Map.groupBy(rowsOf('series.csv.gz'), ([id]) => id ?? '');
    let rows = 0;
    for (const [config, reference] of Map.groupBy(rowsOf('reference.csv.gz'), (row) => row[1] ?? '')) {
      const tolerance = /farrington|flex/.test(config) ? 1e-3 : 1e-6;
      const bySeries = Map.groupBy(reference, ([id]) => id ?? '');
      const input = [...bySeries].map(([id, [first]]) => {
        const counts = (series.get(id) ?? []).map((row) => Number(row[5]));
        return { id, frequency: Number(series.get(id)?.[0]?.[1]), counts, b: first?.[2] ? Number(first[2]) : null };
      });
      const found = await detect.run(aContext(), detect.input.parse({ series: input, method: config as MethodName }));
      for (const { id, points } of found.series) {
        const wanted = bySeries.get(id) ?? [];
        assert.equal(points.length, wanted.length, `${config} ${id}`);
        for (const [index, { t, threshold, alarm }] of points.entries()) {
          const [, , , at, , theirs = '', alarmed] = wanted[index] ?? [];
          const where = `${config} ${id} ${t}`;
          assert.equal(String(t), at, where);
          assert.equal(alarm, alarmed === '1', where);
          if (theirs === '') assert.equal(threshold, null, where);
          else assert.ok(Math.abs((threshold ?? NaN) - Number(theirs)) <= tolerance * Number(theirs) + 1e-9, where);
          rows++;
        }
      }
    }
    assert.equal(rows, 36_956);
  },
);
