import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PackContext } from '@yuzhi/sdk';
import { summarise } from './summarise.ts';

test('summarise says so when every reading is missing', () => {
  // It needs no capability, so the context is not looked at.
  const run = (): unknown => summarise.run({} as PackContext, { readings: [null, null] });
  assert.throws(run, { code: 'CODE_NO_READINGS', kind: 'invalid-input' });
});

test('summarise refuses a list without readings', () => {
  assert.equal(summarise.input.safeParse({ readings: [] }).success, false);
});
