import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inSlices } from './in-slices.ts';
import type { Steps } from './in-slices.ts';

function* busy(steps: number, onStep: () => void): Steps<string> {
  for (let step = 0; step < steps; step++) {
    const end = performance.now() + 1;
    while (performance.now() < end);
    onStep();
    yield;
  }
  return 'done';
}

test('inSlices() lets others do their work between the steps, and gives what the last one returns', async () => {
  let stepsDone = 0;
  const seen: number[] = [];
  const timer = setInterval(() => seen.push(stepsDone), 1);
  const result = await inSlices(
    busy(60, () => stepsDone++),
    new AbortController().signal,
  );
  clearInterval(timer);
  assert.equal(result, 'done');
  assert.ok(seen.some((steps) => steps > 0 && steps < 60));
});

test('inSlices() leaves the rest undone once its signal fires', async () => {
  let stepsDone = 0;
  const controller = new AbortController();
  const reason = new Error('another order is wanted');
  const work = inSlices(
    busy(60, () => stepsDone++),
    controller.signal,
  );
  controller.abort(reason);
  await assert.rejects(work, reason);
  assert.ok(stepsDone < 60);
});
