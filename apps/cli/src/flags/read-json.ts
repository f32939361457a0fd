import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { text as textOfStream } from 'node:stream/consumers';
import { cliError } from '../errors.ts';
import type { Io } from '../io.ts';
import { jsonFault } from './json-fault.ts';

/**
 * The JSON that `--input` names: `-` is standard input, a text that begins like JSON is the JSON itself, everything
 * else a file.
 *
 * @throws YuzhiError CLI_JSON_WRONG, CLI_JSON_ENDS, CLI_FILE_MISSING, CLI_FILE_UNREADABLE
 */
export async function readJson(source: string, io: Pick<Io, 'stdin' | 'cwd'>): Promise<unknown> {
  if (source === '-') return parse(await textOfStream(io.stdin), 'stdin');
  if (/^\s*[[{"]/.test(source)) return parse(source, '--input');
  return parse(await fileText(path.resolve(io.cwd, source), source), source);
}

/** @throws YuzhiError CLI_FILE_MISSING, CLI_FILE_UNREADABLE */
export function fileFailure(file: string, cause: unknown): Error {
  const { code, message } = cause as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return cliError('CLI_FILE_MISSING', { file }, cause);
  return cliError('CLI_FILE_UNREADABLE', { file, reason: code ?? message }, cause);
}

async function fileText(file: string, name: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw fileFailure(name, cause);
  }
}

function parse(text: string, source: string): unknown {
  // Editors on Windows put a byte order mark at the beginning.
  const json = text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(json) as unknown;
  } catch (cause) {
    const { line, column, found } = jsonFault(json);
    if (found === null) throw cliError('CLI_JSON_ENDS', { source }, cause);
    throw cliError('CLI_JSON_WRONG', { source, line, column, found }, cause);
  }
}
