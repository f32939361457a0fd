import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { dateOf, dayNumber } from './algorithms/calendar-hour.ts';
import { forecast } from './operations/forecast.ts';
import { aContext } from './testing.ts';

/**
 * Ozone of 153 stations in the Midwest of the United States on 89 days of the summer of 1987 (data set `ozone2` of the R
 * package fields, from the EPA): means over eight hours in ppb, here in μg/m³ at 25 °C.
 */
const script = `
  suppressMessages(library(fields)); data(ozone2)
  y <- round(ozone2$y * 48 / 24.45)
  write.table(y, sep = ",", na = "", row.names = FALSE, col.names = ozone2$station.id, quote = FALSE)
`;

const rscript = spawnSync('Rscript', ['-e', script], { encoding: 'utf8', timeout: 60_000 });
const skip = rscript.status === 0 ? false : 'R with the package fields is not here: apt-get install r-cran-fields';

/** The stations that had no part in the choice of window, weight and logarithm. */
function heldOutStations(): string {
  const [header = '', ...lines] = rscript.stdout.trim().split('\n');
  const names = header.split(',');
  const first = dayNumber('2026-06-03');
  const rows = lines.flatMap((line, day) =>
    line.split(',').map((value, index) => ({ index, row: `${names[index]},${dateOf(first + day)},${value}` })),
  );
  return ['station,date,O3_8H', ...rows.filter(({ index }) => index % 2 === 1).map(({ row }) => row)].join('\n');
}

test(
  'on ozone that was measured, the damped method beats both baselines at stations not used to choose it',
  { skip },
  async () => {
    const days = { name: 'ozone.csv', text: heldOutStations() };
    const input = forecast.input.parse({ days, testDays: 61 });
    const { method, errors, comparisons } = forecast.output.parse(await forecast.run(aContext(), input));
    assert.equal(method, 'damped');
    assert.deepEqual([comparisons[0]?.base, comparisons[0]?.verdict], ['persistence', 'better']);
    const byMethod = new Map(errors.map((one) => [one.method, one]));
    const damped = byMethod.get('damped');
    assert.ok(damped && damped.pairs > 4000);
    assert.ok(damped.meanError < (byMethod.get('persistence')?.meanError ?? 0));
    assert.ok(damped.meanError < (byMethod.get('seasonal-naive')?.meanError ?? 0));
    // Intervals of 80 % hold about as much as they say.
    assert.ok(damped.coverage !== null && damped.coverage > 75 && damped.coverage < 88, String(damped.coverage));
  },
);
