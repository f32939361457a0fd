import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { YuzhiError } from '@yuzhi/sdk';
import pack from '../pack.ts';
import { aContext } from '../testing.ts';
import { detect } from './detect.ts';
import { explain } from './explain.ts';
import { nowcast } from './nowcast.ts';
import { scan } from './scan.ts';

const twoCounties = readFileSync(new URL('../golden/two-counties.csv', import.meta.url), 'utf8');
const table = (text: string) => ({ name: 'counts.csv', text });

async function scanned(input: unknown) {
  return scan.output.parse(await scan.run(aContext(), scan.input.parse(input)));
}

async function detected(input: unknown) {
  return detect.output.parse(await detect.run(aContext(), detect.input.parse(input)));
}

const isCode = (code: string) => (error: YuzhiError) => error.code === code;

test('every operation is for granted units alone and none acts', () => {
  assert.deepEqual([...new Set(pack.operations.map(({ audience }) => audience))], ['granted']);
  assert.deepEqual([...new Set(pack.operations.map(({ effect }) => effect))], ['advise']);
});

test('detect answers with exactly the promised shape, t counted from 1', async () => {
  const counts = [4, 6, 5, 3, 6, 4, 5, 17, 3];
  const sent = { id: 'a', frequency: 52, startYear: 2020, startPeriod: 1, counts, b: 3 };
  const found = await detected({ series: [sent], method: 'ears.C1' });
  assert.deepEqual(Object.keys(found), ['series']);
  assert.deepEqual(
    found.series[0]?.points.map(({ t }) => t),
    [8, 9],
  );
  assert.deepEqual(Object.keys(found.series[0]?.points[0] ?? {}), ['t', 'observed', 'threshold', 'alarm', 'expected']);
});

test('detect gives no point for a series that is too short, and says that it is advice', async () => {
  const ctx = aContext();
  const found = await detect.run(ctx, detect.input.parse({ series: [{ id: 'a', frequency: 52, counts: [1, 2] }] }));
  assert.deepEqual(found, { series: [{ id: 'a', points: [] }] });
  assert.equal(ctx.labels[0]?.kind, 'advice');
});

test('detect refuses series and table together, neither, and two series of one id', async () => {
  const one = { id: 'a', frequency: 52, counts: [1] };
  await assert.rejects(detected({}), isCode('OUTBREAK_INPUT_UNCLEAR'));
  await assert.rejects(detected({ series: [one], table: table(twoCounties) }), isCode('OUTBREAK_INPUT_UNCLEAR'));
  await assert.rejects(detected({ series: [one, one] }), isCode('OUTBREAK_SERIES_REPEATED'));
});

test('detect judges the last periods alike, however many are asked for', async () => {
  for (const method of ['ratio', 'cusum.rossi'] as const) {
    const all = (await detected({ table: table(twoCounties), method })).series[1]?.points;
    const last = (await detected({ table: table(twoCounties), method, lastPeriods: 3 })).series[1]?.points;
    assert.deepEqual(last, all?.slice(-3));
  }
});

test('scan ranks the risen county first and tells why', async () => {
  const { seriesJudged, alerts } = await scanned({ table: table(twoCounties) });
  assert.equal(seriesJudged, 2);
  assert.equal(alerts.length, 1);
  assert.deepEqual([alerts[0]?.area, alerts[0]?.t], ['乙县', 312]);
  assert.ok(alerts[0]?.reasons.some(({ code }) => code === 'many-cases'));
});

test('scan tells which series are too short instead of passing over them', async () => {
  const { seriesJudged, notJudged } = await scanned({ series: [{ id: 'a', frequency: 52, counts: [1, 2, 3] }] });
  assert.equal(seriesJudged, 0);
  assert.deepEqual(notJudged, [{ id: 'a', periods: 3, needed: 110 }]);
});

test('scan finds what stands only with late reports, and marks it provisional', async () => {
  const counts = [...Array.from({ length: 160 }, (_, week) => 6 + (week % 3)), 10];
  const series = [{ id: 'a', frequency: 52, counts }];
  assert.deepEqual((await scanned({ series })).alerts, []);
  const { alerts } = await scanned({ series, completenessByDelay: [0.4, 0.95] });
  assert.deepEqual([alerts.length, alerts[0]?.isProvisional, alerts[0]?.observed], [1, true, 25]);
});

test('scan stops when the caller goes away', async () => {
  const stop = new AbortController();
  stop.abort(new Error('gone'));
  const input = scan.input.parse({ table: table(twoCounties) });
  await assert.rejects(async () => {
    await scan.run(aContext(stop.signal), input);
  }, /gone/);
});

test('a table with a gap is refused unless absent periods are said to be zeros', async () => {
  const gap = 'year,week,cases\n2024,1,3\n2024,3,4\n';
  await assert.rejects(detected({ table: table(gap) }), isCode('OUTBREAK_PERIODS_MISSING'));
  assert.equal((await detected({ table: table(gap), absent: 'zero' })).series.length, 1);
});

test('a table with a period twice, a period 54 or no row is refused', async () => {
  const head = 'year,week,cases\n';
  await assert.rejects(detected({ table: table(`${head}2024,1,3\n2024,1,4\n`) }), isCode('OUTBREAK_PERIOD_REPEATED'));
  await assert.rejects(detected({ table: table(`${head}2024,54,3\n`) }), isCode('OUTBREAK_PERIOD_INVALID'));
  await assert.rejects(detected({ table: table(`${head}2024,1,x\n`) }), isCode('OUTBREAK_ROWS_REFUSED'));
  await assert.rejects(detected({ table: table(head) }));
});

test('a week 53 is added to week 52', async () => {
  const weeks = Array.from({ length: 53 }, (_, index) => `2024,${index + 1},${index + 1}`);
  const { series } = await detected({ table: table(`year,week,cases\n${weeks.join('\n')}\n`), method: 'ears.C1' });
  const points = series[0]?.points ?? [];
  assert.deepEqual([points.length, points.at(-1)?.observed], [45, 105]);
});

test('explain refuses a period that the method does not judge', async () => {
  const series = { id: 'a', frequency: 52, counts: Array.from({ length: 20 }, () => 3) };
  const asked = async (t: number) => explain.run(aContext(), explain.input.parse({ series, method: 'ears.C1', t }));
  await assert.rejects(asked(7), isCode('OUTBREAK_PERIOD_NOT_JUDGED'));
  await assert.rejects(asked(21), isCode('OUTBREAK_PERIOD_NOT_JUDGED'));
  await asked(8);
});

test('explain says the same of a period whatever came after it', async () => {
  const counts = Array.from({ length: 160 }, (_, week) => 5 + ((week * 7) % 4));
  const asked = (later: readonly number[]) =>
    explain.run(
      aContext(),
      explain.input.parse({ series: { id: 'a', frequency: 52, counts: [...counts, ...later] }, t: 150 }),
    );
  assert.deepEqual(await asked([]), await asked([90, 90, 90]));
});

test('explain takes one series of a table, and refuses one that is not in it, both or neither', async () => {
  const rows = Array.from(
    { length: 60 },
    (_, index) => `甲县,痢疾,${2020 + Math.floor(index / 12)},${1 + (index % 12)},3`,
  );
  const table = { name: 'counts.csv', text: `地区,病种,年,期,病例数\n${rows.join('\n')}\n` };
  const series = { id: '甲县 痢疾', frequency: 12, counts: rows.map(() => 3) };
  const asked = async (given: object) =>
    explain.run(aContext(), explain.input.parse({ frequency: 'monthly', shownPeriods: 5, ...given }));
  const found = await asked({ table, id: '甲县 痢疾' });
  assert.equal(found.recent.length, 5);
  assert.deepEqual(found, await asked({ series }));
  await assert.rejects(asked({ table, id: '乙县 痢疾' }), isCode('OUTBREAK_SERIES_UNKNOWN'));
  await assert.rejects(asked({ table, series }), isCode('OUTBREAK_INPUT_UNCLEAR'));
  await assert.rejects(asked({}), isCode('OUTBREAK_INPUT_UNCLEAR'));
});

test('nowcast refuses a triangle that is none', () => {
  const asked = (triangle: unknown) => nowcast.run(aContext(), nowcast.input.parse({ triangle }));
  const wrong = [
    [[1, 2], [3, 4], [5]],
    [
      [1, 2],
      [3, 4],
      [null, 2],
    ],
    [
      [1, 2, 3],
      [3, null, 4],
      [5, null, null],
    ],
    [
      [1, null],
      [3, null],
      [5, null],
    ],
  ];
  for (const triangle of wrong) assert.throws(() => asked(triangle));
});
