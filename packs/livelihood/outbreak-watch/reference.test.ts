import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { configurations } from './algorithms/configurations.ts';
import type { MethodName } from './algorithms/configurations.ts';

/** Rows of a small table without quotes. */
function rowsOf(name: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(new URL(`golden/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const names = head.split(',');
  return lines.map((line) =>
    Object.fromEntries(line.split(',').map((cell, index): [string, string] => [names[index] ?? '', cell])),
  );
}

const series = Map.groupBy(rowsOf('made-up-series.csv'), (row) => row['series'] ?? '');
const reference = Map.groupBy(rowsOf('reference.csv'), (row) => row['config'] ?? '');

for (const name of Object.keys(configurations).filter((one) => one !== 'ratio') as MethodName[]) {
  test(`${name} gives the thresholds and alarms of R on made-up series`, () => {
    const tolerance = /farrington|flex/.test(name) ? 1e-3 : 1e-6;
    const expected = Map.groupBy(reference.get(name) ?? [], (row) => row['series'] ?? '');
    assert.equal(expected.size, series.size);
    for (const [id, rows] of series) {
      const one = { counts: rows.map((row) => Number(row['cases'])), frequency: Number(rows[0]?.['frequency']) };
      const judged = { ...one, baselineYears: 3 };
      const points = configurations[name].detect(judged, configurations[name].first(judged));
      const wanted = expected.get(id) ?? [];
      assert.deepEqual(
        points.map(({ t }) => String(t)),
        wanted.map((row) => row['t']),
        id,
      );
      for (const [index, { t, threshold, alarm }] of points.entries()) {
        const row = wanted[index] ?? {};
        assert.equal(alarm, row['alarm'] === '1', `${id} ${t}`);
        if (row['threshold'] === '') assert.equal(threshold, null, `${id} ${t}`);
        else {
          const theirs = Number(row['threshold']);
          assert.ok(
            Math.abs((threshold ?? NaN) - theirs) <= tolerance * theirs + 1e-9,
            `${id} ${t}: ${threshold} ${theirs}`,
          );
        }
      }
    }
  });
}
