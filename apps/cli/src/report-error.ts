import { YuzhiError } from '@yuzhi/sdk';
import type { Text } from '@yuzhi/sdk';
import { cliError } from './errors.ts';
import { exitCodeOfKind } from './exit-codes.ts';
import { oneLine } from './render/plain-text.ts';
import { pairLines } from './render/table.ts';
import { isRecord } from './schema/json-schema.ts';
import type { Terminal } from './terminal.ts';
import { words } from './words.ts';
import { withoutSecrets } from './without-secrets.ts';

const shownRowErrors = 50;

/** Tells a failure on stderr, as JSON or in words, and gives its exit code. */
export function reportError(thrown: unknown, terminal: Terminal, runId: string | undefined): number {
  const error = thrown instanceof YuzhiError ? thrown : cliError('CLI_BROKEN', { reason: reasonOf(thrown) }, thrown);
  const text = terminal.isJson
    ? JSON.stringify(error.toJSON())
    : [...errorLines(error, terminal, runId), ...stackLines(thrown)].join('\n');
  terminal.note(withoutSecrets(text, terminal.io.env));
  return exitCodeOfKind[error.kind];
}

function errorLines(error: YuzhiError, terminal: Terminal, runId: string | undefined): readonly string[] {
  const near = namesIn(error.details['near']);
  const choices = namesIn(error.details['choices']);
  return [
    `${terminal.say(words.error)}: ${oneLine(terminal.say(error.text))}`,
    ...pairLines(issuesIn(error.details['issues'], terminal)).map((line) => `  ${line}`),
    ...pairLines(rowErrorsIn(error.details['errors'], terminal)).map((line) => `  ${line}`),
    ...(near.length === 0 ? [] : [terminal.say(words.didYouMean), ...near.map((name) => `  ${name}`)]),
    ...choices.map((name) => `  ${name}`),
    `${terminal.say(words.hint)}: ${oneLine(terminal.say(error.hint))}`,
    [error.code, ...(runId === undefined ? [] : [terminal.say(words.runId, { id: runId })])].join('  '),
  ];
}

/** A defect is told with its stack, once, for whoever mends it. */
function stackLines(thrown: unknown): readonly string[] {
  if (thrown instanceof YuzhiError || !(thrown instanceof Error)) return [];
  return (thrown.stack ?? '').split('\n').slice(1);
}

function issuesIn(issues: unknown, terminal: Terminal): readonly (readonly [string, string])[] {
  if (!Array.isArray(issues)) return [];
  return issues.filter(isRecord).map(({ flag, path, message }) => {
    const field = Array.isArray(path) ? path.join('.') : '';
    const name = typeof flag === 'string' ? (isPartOf(flag, field) ? `${flag} (${field})` : flag) : field;
    return [oneLine(name), oneLine(typeof message === 'string' ? message : terminal.say(message as Text))] as const;
  });
}

/** What is wrong with the rows of a file, the first of them. */
function rowErrorsIn(errors: unknown, terminal: Terminal): readonly (readonly [string, string])[] {
  if (!Array.isArray(errors)) return [];
  return errors
    .filter(isRecord)
    .slice(0, shownRowErrors)
    .map(({ row, column, value, message }) => {
      const place = [terminal.say(words.row, { row }), column, value].filter((part) => typeof part === 'string');
      return [oneLine(place.join(' ')), oneLine(terminal.say(message as Text))] as const;
    });
}

/** Whether the issue is about something inside the field that the flag sets. */
function isPartOf(flag: string, field: string): boolean {
  return field !== '' && flag !== `--${field}` && flag !== `--field-${field}`;
}

function namesIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
