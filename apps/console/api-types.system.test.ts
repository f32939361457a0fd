import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { apiTypes, apiTypesFile } from './api-types.ts';

test('the types of the console are those of the OpenAPI document', () => {
  const isFresh = readFileSync(apiTypesFile, 'utf8') === apiTypes();
  assert.ok(isFresh, 'run node apps/console/write-api-types.ts');
});
