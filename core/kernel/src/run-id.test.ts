import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leastRunId, newRunId } from './run-id.ts';

test('newRunId() is a version 7 UUID whose time can be read back', () => {
  const now = Date.UTC(2026, 10, 24, 6, 0, 0, 123);
  const id = newRunId(now);
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16), now);
});

test('newRunId() sorts by time and never repeats within a millisecond', () => {
  const ids = Array.from({ length: 10_000 }, () => newRunId(1_000));
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(newRunId(999) < newRunId(1_000));
  assert.ok(newRunId(0xffff_ffff) < newRunId(0x1_0000_0000));
});

test('leastRunId() parts the runs of a moment and after from those before', () => {
  for (let round = 0; round < 1_000; round++) {
    assert.ok(newRunId(1_000) >= leastRunId(1_000));
    assert.ok(newRunId(999) < leastRunId(1_000));
  }
  assert.ok(leastRunId(-1) === leastRunId(0));
});
