import path from 'node:path';
import { parseArgs } from 'node:util';
import { boundaries } from './checks/boundaries.ts';
import type { Check, CheckOutcome } from './checks/check.ts';
import { deadCode } from './checks/dead-code.ts';
import { docs } from './checks/docs.ts';
import { format } from './checks/format.ts';
import { lint } from './checks/lint.ts';
import { tests } from './checks/tests.ts';
import { types } from './checks/types.ts';
import { textTable } from './harness/text-table.ts';
import { writeReferences } from './write-reference.ts';

/**
 * `npm run ok` runs every check that CI runs, the cheapest first; `npm run ok -- lint types` some, `-- --skip tests` all
 * but some. Every check counts what it looked at and fails when that is nothing. `-- docs --write` writes the pages of
 * `docs/reference/` before it compares them.
 *
 * Exit codes: 0 all hold, 1 one does not, 2 no such check.
 */

const root = path.resolve(import.meta.dirname, '..');
const checks: readonly Check[] = [format, lint, types, boundaries, deadCode, docs, tests];
const shownFindings = 40;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { skip: { type: 'string', multiple: true }, write: { type: 'boolean', default: false } },
});
const named = [...positionals, ...(values.skip ?? [])];
const unknown = named.filter((name) => !checks.some((check) => check.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no check ${unknown.join(', ')}. There are:\n${textTable(checks.map(({ name, holds }) => [name, holds]))}`,
  );
  process.exitCode = 2;
} else {
  const chosen = checks.filter(
    ({ name }) => (positionals.length === 0 || positionals.includes(name)) && !values.skip?.includes(name),
  );
  if (values.write) await writeReferences(root);
  process.exitCode = (await runAll(chosen)) ? 0 : 1;
}

async function runAll(chosen: readonly Check[]): Promise<boolean> {
  const rows: string[][] = [];
  for (const check of chosen) {
    const begun = Date.now();
    const { seen, of, findings } = await runOne(check);
    show(check, findings);
    rows.push([
      findings.length === 0 ? 'ok' : 'FAILED',
      check.name,
      `${seen} ${of}`,
      `${((Date.now() - begun) / 1000).toFixed(1)} s`,
    ]);
  }
  console.log(`\n${textTable([['', 'CHECK', 'SAW', 'TIME'], ...rows])}`);
  return rows.length > 0 && rows.every(([verdict]) => verdict === 'ok');
}

async function runOne(check: Check): Promise<CheckOutcome> {
  const outcome = await check.run(root);
  return outcome.seen > 0 ? outcome : { ...outcome, findings: [`saw no ${outcome.of}`, ...outcome.findings] };
}

function show({ name, holds }: Check, findings: readonly string[]): void {
  if (findings.length === 0) return;
  console.log(`\n${name} (${holds}):`);
  for (const finding of findings.slice(0, shownFindings)) console.log(`  ${finding}`);
  if (findings.length > shownFindings) console.log(`  … and ${findings.length - shownFindings} more`);
}
