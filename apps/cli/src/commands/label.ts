import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type { Done, OperationDescription } from '@yuzhi/kernel';
import { signLabel } from '@yuzhi/labels';
import type { AigcLabel, SignatureAlgorithm } from '@yuzhi/labels';
import { fileError } from '@yuzhi/sdk';
import type { FileBytes } from '@yuzhi/sdk';
import { actor } from '../actor.ts';
import type { ExitCode, Setting } from '../command.ts';
import { cliError } from '../errors.ts';
import { exitCheckFailed } from '../exit-codes.ts';
import { fileFailure } from '../flags/read-json.ts';
import { withBase } from '../with-base.ts';
import { words } from '../words.ts';
import { findOperation } from './find-operation.ts';
import { printOutcome } from './print-outcome.ts';

const pack = 'governance/content-labels';

export interface ReadOptions {
  /** Name of what comes by standard input: `.md` says something that the bytes do not. */
  readonly name?: string;
}

/** `yuzhi label read FILE`: what the label of a file says. */
export async function readFileLabel(file: string, options: ReadOptions, setting: Setting): ExitCode {
  const { answer, operation } = await execute('read', { file: await fileOf(file, options, setting) }, setting);
  return printOutcome(answer, operation, setting.terminal);
}

/** `yuzhi label check FILE`: the same, and exit code 1 unless the label is as required. */
export async function checkFileLabel(file: string, options: ReadOptions, setting: Setting): ExitCode {
  const { answer, operation } = await execute('read', { file: await fileOf(file, options, setting) }, setting);
  const code = printOutcome(answer, operation, setting.terminal);
  const { verdict } = answer.output as { verdict: string };
  return code === 0 && verdict !== 'compliant' ? exitCheckFailed : code;
}

export interface WriteOptions extends ReadOptions {
  readonly producer: string;
  readonly id: string;
  readonly label: string;
  readonly propagator?: string;
  readonly propagateId?: string;
  readonly out?: string;
  readonly force?: boolean;
  /** Adds the visible label as well, with these words or the usual ones. */
  readonly visible?: string | true;
  readonly sign?: string;
  readonly keyId?: string;
  readonly algorithm: SignatureAlgorithm;
}

/**
 * `yuzhi label write FILE`: a copy with the label. A signature is made here, so that the private key reaches neither the
 * run record nor the server.
 */
export async function writeFileLabel(file: string, options: WriteOptions, setting: Setting): ExitCode {
  const { terminal } = setting;
  if (file === '-' && options.out === undefined) throw cliError('CLI_OPTION_MISSING', { name: '--out' });
  const original = await fileOf(file, options, setting);
  // Before the metadata: a signature covers the content with its visible label.
  const given = options.visible === undefined ? original : await withVisible(original, options.visible, setting);
  const label = await signed(given, labelOf(options), options, setting);
  const input = { file: given, ...fieldsOf(label) };
  const { answer, operation } = await execute('write', input, setting);
  const made = (answer.output as { file: FileBytes }).file;
  const out = options.out ?? path.join(path.dirname(file), made.name);
  await save(out, Buffer.from(made.base64, 'base64'), options.force === true, setting);
  terminal.note(terminal.say(words.savedTo, { file: out }));
  return printOutcome(answer, operation, terminal);
}

/** The file with its visible label, under its own name. */
async function withVisible(file: FileBytes, words: string | true, setting: Setting): Promise<FileBytes> {
  const input = words === true ? { file } : { file, words };
  const { answer } = await execute('add-visible', input, setting);
  const made = (answer.output as { file: FileBytes }).file;
  return { name: file.name, base64: made.base64 };
}

function labelOf({ label, producer, id, propagator = '', propagateId = '' }: WriteOptions): AigcLabel {
  return {
    Label: label,
    ContentProducer: producer,
    ProduceID: id,
    ReservedCode1: '',
    ContentPropagator: propagator,
    PropagateID: propagateId,
    ReservedCode2: '',
  };
}

async function signed(
  { name, base64 }: FileBytes,
  label: AigcLabel,
  { sign, keyId, algorithm }: WriteOptions,
  { terminal }: Setting,
): Promise<AigcLabel> {
  if (sign === undefined) return label;
  if (keyId === undefined) throw cliError('CLI_OPTION_MISSING', { name: '--key-id' });
  const privateKey = (await bytesOf(sign, terminal.io.cwd)).toString('latin1');
  return signLabel(Buffer.from(base64, 'base64'), label, { algorithm, keyId, privateKey }, { name });
}

function fieldsOf(label: AigcLabel): Readonly<Record<string, string>> {
  return {
    label: label.Label,
    producer: label.ContentProducer,
    contentId: label.ProduceID,
    propagator: label.ContentPropagator,
    propagateId: label.PropagateID,
    reserved1: label.ReservedCode1,
    reserved2: label.ReservedCode2,
  };
}

interface Executed {
  readonly answer: Done;
  readonly operation: OperationDescription;
}

async function execute(name: string, input: unknown, setting: Setting): Promise<Executed> {
  const { backend } = setting;
  const packs = await backend.packs(await backend.readConfig(setting.terminal.io.env));
  const operation = await backend.describe(findOperation(`${pack}/${name}`, packs));
  const answer = await withBase(setting, ({ kernel }) => kernel.execute({ operation: operation.id, input, actor }));
  // No operation of this pack acts outside, so none waits for an approval.
  if (answer.state !== 'done') throw new TypeError(`${operation.id} waits for an approval`);
  return { answer, operation };
}

/** @param file a name, or `-` for standard input */
async function fileOf(file: string, { name }: ReadOptions, { terminal }: Setting): Promise<FileBytes> {
  const isInput = file === '-';
  const bytes = isInput ? await inputBytes(terminal.io.stdin) : await bytesOf(file, terminal.io.cwd);
  return { name: name ?? (isInput ? 'stdin' : path.basename(file)), base64: bytes.toString('base64') };
}

/** What comes by standard input, up to the size of a file. */
async function inputBytes(stdin: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of stdin) {
    const bytes = Buffer.from(part as string | Uint8Array<ArrayBuffer>);
    parts.push(bytes);
    length += bytes.length;
    if (length > maxBytes) throw fileError('FILE_TOO_LARGE', { name: 'stdin', bytes: length, maxBytes });
  }
  return Buffer.concat(parts);
}

const maxBytes = 32 * 1024 * 1024;

async function bytesOf(file: string, cwd: string): Promise<Buffer> {
  const bytes = await readFile(path.resolve(cwd, file)).catch((cause: unknown) => {
    throw fileFailure(file, cause);
  });
  if (bytes.length > maxBytes)
    throw fileError('FILE_TOO_LARGE', { name: path.basename(file), bytes: bytes.length, maxBytes });
  return bytes;
}

async function save(file: string, bytes: Uint8Array, isForced: boolean, { terminal }: Setting): Promise<void> {
  await writeFile(path.resolve(terminal.io.cwd, file), bytes, { flag: isForced ? 'w' : 'wx' }).catch(
    (cause: unknown) => {
      const { code, message } = cause as NodeJS.ErrnoException;
      if (code === 'EEXIST') throw cliError('CLI_FILE_EXISTS', { file }, cause);
      throw cliError('CLI_FILE_UNWRITABLE', { file, reason: code ?? message }, cause);
    },
  );
}
