import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { forecastMethods } from './forecast-methods.ts';
import type { History, MethodId } from './forecast-methods.ts';

const { persistence, damped } = forecastMethods;
const seasonal = forecastMethods['seasonal-naive'];
const value = fc.integer({ min: 0, max: 400 });
const history = fc.array(fc.option(value, { freq: 12 }), { minLength: 0, maxLength: 60 });
const method = fc.constantFrom(...(Object.keys(forecastMethods) as MethodId[]));

test('persistence gives the last day and seasonal naïve the day of the week before', () => {
  const days = [1, 2, 3, 4, 5, 6, 7, 8];
  assert.deepEqual([persistence(days), seasonal(days)], [8, 2]);
  assert.deepEqual([persistence([1, null]), seasonal([1, 2])], [null, null]);
});

test('damped lies between the last day and the four weeks before it', () => {
  const days = [...Array<number>(27).fill(50), 120];
  const found = damped(days);
  assert.ok(found !== null && found > 52 && found < 120, String(found));
});

test('damped needs the last day and fourteen of the last twenty-eight', () => {
  assert.equal(damped([...Array<number>(27).fill(50), null]), null);
  assert.equal(damped(Array<number>(13).fill(50)), null);
  assert.ok(damped(Array<number>(14).fill(50)) !== null);
});

test('a history that never changes is forecast to stay as it is', () => {
  fc.assert(
    fc.property(value, method, (value, method) => {
      const found = forecastMethods[method](Array<number>(40).fill(value));
      assert.ok(found !== null && Math.abs(found - value) < 1e-9);
    }),
  );
});

test('a forecast lies within what the history has seen', () => {
  fc.assert(
    fc.property(history, method, (history: History, method) => {
      const found = forecastMethods[method](history);
      if (found === null) return;
      const known = history.filter((one) => one !== null);
      assert.ok(found >= Math.min(...known) - 1e-9 && found <= Math.max(...known) + 1e-9);
    }),
  );
});
