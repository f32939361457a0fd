import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessMigrations, openAccess } from '@yuzhi/access';
import { openTestStore } from '@yuzhi/store/testing';
import { kernelMigrations } from './kernel.ts';
import { newRunId } from './run-id.ts';
import { RunLedger } from './run-ledger.ts';
import type { RunRow } from './run-ledger.ts';

const at = '2026-11-25T00:00:00.000Z';

function aRow(id: string, more: Partial<RunRow>): RunRow {
  return {
    id,
    operation: 'governance/x/y',
    packVersion: '1.0.0',
    state: 'running',
    actor: '{}',
    unit: null,
    purpose: null,
    rule: 'test',
    approvalId: null,
    parentId: null,
    startedAt: at,
    finishedAt: null,
    durationMs: null,
    inputSha256: '',
    outputSha256: null,
    input: null,
    output: null,
    labels: '[]',
    error: null,
    job: false,
    attempt: 1,
    sample: false,
    ...more,
  };
}

test('a run whose first and last row arrive in one batch is done, whichever came first', async () => {
  await using store = await openTestStore({ migrations: [kernelMigrations, accessMigrations] });
  const ledger = await RunLedger.open(store, openAccess(store).audit);
  const [one, other] = [newRunId(1), newRunId(2)];
  const done = { state: 'done', finishedAt: at, output: '7' } as const;
  await Promise.all([
    ledger.write(aRow(one, {})),
    ledger.write(aRow(one, done)),
    ledger.write(aRow(other, done)),
    ledger.write(aRow(other, {})),
  ]);
  const { rows } = await store.pool.query('select state, output from runs order by id');
  assert.deepEqual(rows, [
    { state: 'done', output: 7 },
    { state: 'done', output: 7 },
  ]);
});

test('list() since an instant holds what was accepted then and after', async () => {
  await using store = await openTestStore({ migrations: [kernelMigrations, accessMigrations] });
  const ledger = await RunLedger.open(store, openAccess(store).audit);
  const ids = [newRunId(999), newRunId(1_000), newRunId(2_000)];
  for (const id of ids) await ledger.write(aRow(id, { actor: '{"kind":"operator","id":"operator"}' }));
  const sight = { everything: true, units: [], actors: [] };
  const found = await ledger.list({ since: '1970-01-01T08:00:01+08:00' }, sight);
  assert.deepEqual(
    found.map(({ id }) => id),
    [ids[2], ids[1]],
  );
});
