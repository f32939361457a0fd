import type { TestRecord } from './test-record.ts';

/** What came of a number of tests. Failures and skips are lines for a person. */
export interface Tally {
  readonly passed: number;
  readonly failures: readonly string[];
  readonly skipped: readonly string[];
}

export const noTests: Tally = { passed: 0, failures: [], skipped: [] };

export function addTallies(a: Tally, b: Tally): Tally {
  return {
    passed: a.passed + b.passed,
    failures: [...a.failures, ...b.failures],
    skipped: [...a.skipped, ...b.skipped],
  };
}

/**
 * Counts the tests of `files`. What looks like success and is not fails: a file that never ran or holds no test, a
 * test that began and has no outcome, a skip that gives no reason.
 */
export function tallyOf(records: readonly TestRecord[], files: readonly string[]): Tally {
  const ended = records.filter(({ outcome, type }) => outcome !== 'begun' && type === 'test');
  const real = ended.filter((record) => !isFileItself(record));
  return {
    passed: real.filter((record) => record.outcome === 'passed' && record.skipped === null).length,
    failures: [
      ...ended.filter(({ outcome, isParentOfFailed }) => outcome === 'failed' && !isParentOfFailed).map(titleOf),
      ...real.filter(({ skipped }) => skipped === '').map((record) => `${titleOf(record)}: skipped without a reason`),
      ...files
        .filter((file) => !real.some((record) => record.file === file) && !hasFailed(ended, file))
        .map(withoutTests(records)),
      ...withoutOutcome(records).map((record) => `${titleOf(record)}: began and never ended`),
    ],
    skipped: real.filter(({ skipped }) => skipped).map((record) => `${titleOf(record)}: ${record.skipped}`),
  };
}

/** Node reports a file as a test of that name when it declares none, or when it broke before it could. */
function isFileItself({ file, name, nesting }: TestRecord): boolean {
  return nesting === 0 && (name === file || name.endsWith(`/${file}`));
}

function hasFailed(ended: readonly TestRecord[], file: string): boolean {
  return ended.some((record) => record.file === file && record.outcome === 'failed');
}

function withoutTests(records: readonly TestRecord[]): (file: string) => string {
  const seen = new Set(records.map(({ file }) => file));
  return (file) => `${file}: ${seen.has(file) ? 'no test came to its end' : 'never ran'}`;
}

function withoutOutcome(records: readonly TestRecord[]): readonly TestRecord[] {
  const begun = new Map<string, TestRecord>();
  for (const record of records) {
    if (record.outcome === 'begun') begun.set(keyOf(record), record);
    else begun.delete(keyOf(record));
  }
  return [...begun.values()].filter((record) => !isFileItself(record));
}

function keyOf({ file, id }: TestRecord): string {
  return `${file}\n${id}`;
}

function titleOf({ file, name }: TestRecord): string {
  return name === file ? file : `${file} › ${name}`;
}
