import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

const golden = path.join(import.meta.dirname, 'golden');
const isThere = spawnSync('Rscript', ['-e', 'library(surveillance)'], { stdio: 'ignore' }).status === 0;
const skip = isThere ? false : 'R with the package surveillance is not installed (Debian: r-cran-surveillance)';

test('golden/reference.csv is what R says', { skip }, (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'yuzhi-r-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(golden, folder, { recursive: true });
  rmSync(path.join(folder, 'reference.csv'));
  execFileSync('Rscript', ['make-reference.R'], { cwd: folder, stdio: 'ignore' });
  const read = (where: string) => readFileSync(path.join(where, 'reference.csv'), 'utf8');
  assert.equal(read(folder), read(golden));
});
