import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inSlices } from './steps.ts';
import type { Steps } from './steps.ts';

function* counted(times: number, each: () => void): Steps<number> {
  for (let time = 0; time < times; time++) {
    each();
    yield;
  }
  return times;
}

const busy = (): void => {
  const end = performance.now() + 1;
  while (performance.now() < end);
};

test('inSlices() does short work before it returns', () => {
  let result = 0;
  inSlices(
    counted(3, () => undefined),
    (found) => (result = found),
  );
  assert.equal(result, 3);
});

test('inSlices() lets others have their turn during long work, and ends it with the right result', async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  const result = await new Promise<number>((resolve) => inSlices(counted(100, busy), resolve));
  clearInterval(timer);
  assert.equal(result, 100);
  assert.ok(turns > 0);
});

test('inSlices() stops when it is told so', async () => {
  let isDone = false;
  let steps = 0;
  const stop = inSlices(
    counted(1_000, () => {
      steps++;
      busy();
    }),
    () => (isDone = true),
  );
  stop();
  const before = steps;
  await new Promise((resolve) => setTimeout(resolve, 30));
  assert.deepEqual([isDone, steps], [false, before]);
});
