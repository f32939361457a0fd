import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endOfSync } from './trace-syncs.ts';

test('endOfSync() reads when a sync of the log ended, and passes over all else', () => {
  assert.equal(endOfSync('[pid 7] 1000.250000 fdatasync(5</d/pg_wal/0001>) = 0 <0.500000>'), 1_000_750);
  assert.equal(endOfSync('[pid 7] 1000.750000 <... fdatasync resumed>) = 0 <0.500000>'), 1_000_750);
  for (const line of [
    '[pid 7] 1000.250000 fdatasync(5</d/pg_wal/0001> <unfinished ...>',
    '[pid 7] 1000.250000 fdatasync(5</d/base/1/2>) = 0 <0.500000>',
    '[pid 7] 1000.250000 fdatasync(5</d/pg_wal/0001>) = -1 EIO (Input/output error) <0.5>',
    'strace: Process 7 attached',
  ])
    assert.equal(endOfSync(line), null, line);
});
