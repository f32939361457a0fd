import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

// The page is JavaScript, so that browsers run it as it is; its tests are too, and the runner looks for .ts alone.
const files = globSync('**/*.test.js', { cwd: import.meta.dirname });
for (const file of files) await import(pathToFileURL(`${import.meta.dirname}/${file}`).href);

test('the page’s own tests are found', () => {
  assert.ok(files.length > 10, files.join(' '));
});
