import { appendFileSync } from 'node:fs';
import path from 'node:path';
import type { EventData } from 'node:test';
import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';
import type { TestRecord } from './test-record.ts';

/**
 * What `npm test` shows while tests run: failures, in full, and nothing else. Writes a record of every test to the
 * file named by `YUZHI_TEST_RECORDS`, at once, so that a run that dies leaves what it knew.
 */
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const written = new Map<string, string[]>();
  for await (const event of events) {
    if (event.type === 'test:stdout' || event.type === 'test:stderr') {
      const { file, message } = event.data;
      written.set(file, [...(written.get(file) ?? []), message].slice(-200));
    } else if (event.type === 'test:dequeue') write(recordOf(event.data, 'begun'));
    else if (event.type === 'test:pass') write(recordOf(event.data, 'passed'));
    else if (event.type === 'test:fail') {
      const record = recordOf(event.data, event.data.todo === undefined ? 'failed' : 'passed');
      write(record);
      if (record.outcome === 'failed' && !record.isParentOfFailed) yield shown(record, event.data, written);
    }
  }
}

function recordOf(
  data: EventData.TestDequeue | EventData.TestPass | EventData.TestFail,
  outcome: TestRecord['outcome'],
): TestRecord {
  const { name, nesting, testId, line = 0, file = '' } = data;
  return {
    outcome,
    type: ('details' in data ? data.details.type : data.type) ?? 'test',
    id: testId,
    file: path.relative(process.cwd(), file),
    line,
    name,
    nesting,
    skipped: 'details' in data ? reasonOf(data) : null,
    isParentOfFailed: failureOf(data)?.failureType === 'subtestsFailed',
  };
}

function reasonOf({ skip, todo }: EventData.TestPass | EventData.TestFail): string | null {
  if (skip !== undefined && skip !== false) return skip === true ? '' : skip;
  if (todo !== undefined && todo !== false) return todo === true ? '' : `to do: ${todo}`;
  return null;
}

interface Failure {
  readonly failureType?: string;
  readonly cause?: unknown;
}

function failureOf(data: EventData.TestDequeue | EventData.TestPass | EventData.TestFail): Failure | undefined {
  return 'details' in data && 'error' in data.details ? data.details.error : undefined;
}

function shown(
  { file, name, line }: TestRecord,
  data: EventData.TestFail,
  written: ReadonlyMap<string, string[]>,
): string {
  const error = failureOf(data);
  const what = inspect(error?.cause ?? error, { depth: 4, breakLength: 120 }).replaceAll('\n', '\n  ');
  const isFile = name === file || name === data.file;
  const output = [file, data.file ?? ''].flatMap((key) => written.get(key) ?? []).join('');
  return `\n✖ ${file}:${line} › ${name}\n  ${isFile ? output.trim().replaceAll('\n', '\n  ') || what : what}\n`;
}

function write(record: TestRecord): void {
  const file = process.env['YUZHI_TEST_RECORDS'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(record)}\n`);
}
