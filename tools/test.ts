import path from 'node:path';
import { parseArgs } from 'node:util';
import { findTests } from './test/find-tests.ts';
import type { TestGroup } from './test/find-tests.ts';
import { runGroup } from './test/run-group.ts';
import { addTallies, noTests } from './test/tally.ts';
import type { Tally } from './test/tally.ts';

/**
 * `npm test` runs every test; `npm test -- store calendar` those whose path holds one of the words.
 *
 * A test that starts a process, a server or a database stands in a file `*.system.test.ts`; each of those runs in a
 * process of its own, three at a time: they wait more than they compute. All others are pure and share one process, which
 * is fast: they leave no handle open and change nothing global. `--unit` and `--system` run one group.
 *
 * The last line says `N passed, N failed, N skipped`. Exit codes: 0 all passed, 1 something failed, 2 nothing to run.
 */

const root = path.resolve(import.meta.dirname, '..');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { unit: { type: 'boolean', default: false }, system: { type: 'boolean', default: false } },
});
const groups = findTests(root, positionals).filter(({ name }) => values.unit === values.system || values[name]);

if (groups.every(({ files }) => files.length === 0)) {
  console.error(
    positionals.length > 0 ? `No test file has ${positionals.join(' or ')} in its path` : 'Found no test files',
  );
  process.exitCode = 2;
} else {
  const tally = await runGroups(groups);
  console.log(inWords(tally));
  process.exitCode = tally.failures.length === 0 && tally.passed > 0 ? 0 : 1;
}

async function runGroups(all: readonly TestGroup[]): Promise<Tally> {
  let total = noTests;
  for (const group of all) {
    if (group.files.length === 0) continue;
    const begun = Date.now();
    const tally = await runGroup(root, group);
    const seconds = ((Date.now() - begun) / 1000).toFixed(1);
    console.log(
      `${group.name}: ${group.files.length} files, ${tally.passed} passed, ${tally.failures.length} failed, ${seconds} s`,
    );
    total = addTallies(total, tally);
  }
  return total;
}

function inWords({ passed, failures, skipped }: Tally): string {
  const lines = [
    ...(failures.length > 0 ? ['', 'Failed:', ...failures.map((what) => `  ${what}`)] : []),
    ...(skipped.length > 0 ? ['', 'Skipped:', ...skipped.map((what) => `  ${what}`)] : []),
    '',
    `${passed} passed, ${failures.length} failed, ${skipped.length} skipped`,
  ];
  return lines.join('\n');
}
