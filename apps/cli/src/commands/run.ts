import { access, constants, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { OperationDescription, Outcome } from '@yuzhi/kernel';
import { YuzhiError } from '@yuzhi/sdk';
import type { Config } from '../base.ts';
import type { ExitCode, Setting } from '../command.ts';
import { actor } from '../actor.ts';
import { cliError } from '../errors.ts';
import { flagsOf } from '../flags/flags-of-schema.ts';
import type { FlagSet } from '../flags/flags-of-schema.ts';
import { readFileField } from '../flags/read-file-field.ts';
import { readFlags, withAssignments } from '../flags/read-flags.ts';
import type { FlagReading } from '../flags/read-flags.ts';
import { readJson } from '../flags/read-json.ts';
import type { OwnFlags } from '../flags/split-words.ts';
import { isRecord } from '../schema/json-schema.ts';
import { withBase } from '../with-base.ts';
import { words } from '../words.ts';
import { explainInput } from './explain-input.ts';
import { findOperation } from './find-operation.ts';
import { operationHelp, runHelp } from './operation-help.ts';
import { printOutcome } from './print-outcome.ts';
import { showProgress } from './show-progress.ts';
import { watchJob } from './watch-job.ts';

/** `yuzhi run domain/pack/operation [flags]`: the words after `run`. */
export async function run(argv: readonly string[], setting: Setting): ExitCode {
  const { terminal, backend } = setting;
  const config = await backend.readConfig(terminal.io.env);
  const packs = await backend.packs(config);
  const [id, ...rest] = argv;
  if (id === undefined || id.startsWith('-')) {
    if (id !== '--help' && id !== '-h') throw cliError('CLI_ARGUMENT_MISSING', { name: 'domain/pack/operation' });
    for (const line of runHelp(packs, terminal)) terminal.line(line);
    return 0;
  }
  const entry = findOperation(id, packs);
  const operation = await backend.describe(entry);
  const flags = flagsOf(operation.input);
  const reading = await readFlags(rest, flags, (file, { schema }) =>
    readFileField(file, { cwd: terminal.io.cwd, maxBytes: largestFile(schema, flags, operation) }),
  );
  if (reading.own.help) {
    for (const line of operationHelp(operation, flags, terminal)) terminal.line(line);
    return 0;
  }
  refuseWrongFlags(reading, id);
  const input = await inputOf(reading, operation, setting);
  return execute({ operation, flags, input, own: reading.own, config }, setting);
}

interface Request {
  readonly operation: OperationDescription;
  readonly flags: FlagSet;
  readonly input: unknown;
  readonly own: OwnFlags;
  readonly config: Config;
}

async function execute(request: Request, setting: Setting): ExitCode {
  const { terminal } = setting;
  const { operation, own } = request;
  const file = own.save === undefined ? null : path.resolve(terminal.io.cwd, own.save);
  if (file !== null) await refuseClosedFolder(file, own.save ?? '');
  if (own.job) return asJob(request, setting);
  const outcome = await outcomeOf(request, setting);
  if (file !== null && outcome.state === 'done') {
    await writeFile(file, `${outcome.outputJson}\n`).catch((cause: unknown) => {
      throw unwritable(own.save ?? '', cause);
    });
    terminal.note(terminal.say(words.savedTo, { file: own.save }));
  }
  return printOutcome(outcome, operation, terminal);
}

/** Hands it to the workers and, unless told otherwise, waits for what comes of it. Ctrl-C ends the waiting only. */
async function asJob({ operation, flags, input, own }: Request, setting: Setting): ExitCode {
  const { terminal } = setting;
  let accepted: string | null = null;
  try {
    return await withBase(setting, async (base) => {
      const outcome = await base.jobs
        .submit({
          operation: operation.id,
          input,
          actor,
          ...(own.purpose === undefined ? {} : { purpose: own.purpose }),
          idempotencyKey: own.key,
        })
        .catch((error: unknown) => {
          throw explainInput(error, flags);
        });
      if (outcome.state === 'waiting') return printOutcome(outcome, operation, terminal);
      accepted = outcome.runId;
      if (!own.detach) {
        terminal.note(terminal.say(words.jobAccepted, { id: accepted }));
        return watchJob(base, accepted, setting);
      }
      if (terminal.isJson) terminal.json({ run: { id: accepted, state: outcome.state } });
      else terminal.line(terminal.say(words.jobAccepted, { id: accepted }));
      return 0;
    });
  } catch (error) {
    if (accepted === null || !(error instanceof YuzhiError && error.code === 'CLI_STOPPED')) throw error;
    terminal.note(terminal.say(words.jobLeft, { id: accepted }));
    return 0;
  }
}

/** Runs it and closes the base again. A wish to stop cancels the run. */
async function outcomeOf(
  { operation, flags, input, own, config }: Request,
  { terminal, backend }: Setting,
): Promise<Outcome> {
  const controller = new AbortController();
  const forget = terminal.io.onStop?.(() => controller.abort());
  const progress = showProgress(terminal);
  try {
    const base = await backend.openBase(config);
    try {
      if (controller.signal.aborted) throw cliError('CLI_STOPPED');
      return await base.kernel.execute({
        operation: operation.id,
        input,
        actor,
        ...(own.purpose === undefined ? {} : { purpose: own.purpose }),
        signal: controller.signal,
        onProgress: progress.show,
      });
    } finally {
      progress.end();
      await base.close();
    }
  } catch (error) {
    throw explainInput(error, flags);
  } finally {
    forget?.();
  }
}

function refuseWrongFlags({ issues }: FlagReading, operation: string): void {
  if (issues.length > 0) throw cliError('CLI_FLAGS_WRONG', { operation, count: issues.length, issues });
}

/** The JSON or the example that was asked for, with the flags laid over it. */
async function inputOf(
  { own, assignments }: FlagReading,
  operation: OperationDescription,
  { terminal }: Setting,
): Promise<unknown> {
  if (own.input !== undefined && own.example !== undefined)
    throw cliError('CLI_OPTION_CONFLICT', { one: '--input', other: '--example' });
  const base = own.example === undefined ? await given(own.input, terminal.io) : exampleInput(operation, own.example);
  if (assignments.length > 0 && !isRecord(base)) throw cliError('CLI_INPUT_NOT_OBJECT');
  return withAssignments(base, assignments);
}

async function given(source: string | undefined, io: Setting['terminal']['io']): Promise<unknown> {
  return source === undefined ? {} : readJson(source, io);
}

function exampleInput({ id, examples }: OperationDescription, number: number): unknown {
  const example = examples[number - 1];
  if (!example) throw cliError('CLI_EXAMPLE_MISSING', { operation: id, number, count: examples.length });
  return example.input;
}

/** What the field says about its file, never more than the operation takes at all. */
function largestFile(
  field: OperationDescription['input'],
  { schema }: FlagSet,
  { limits }: OperationDescription,
): number {
  const items = schema.items(field);
  const file = schema.keyword(field, 'x-file') ?? (items === null ? undefined : schema.keyword(items, 'x-file'));
  const maxBytes = isRecord(file) ? file['maxBytes'] : undefined;
  return typeof maxBytes === 'number' ? Math.min(maxBytes, limits.inputBytes) : limits.inputBytes;
}

/** Before the run, so that nothing is computed whose result cannot be kept. */
async function refuseClosedFolder(file: string, written: string): Promise<void> {
  await access(path.dirname(file), constants.W_OK).catch((cause: unknown) => {
    throw unwritable(written, cause);
  });
}

function unwritable(file: string, cause: unknown): Error {
  const { code, message } = cause as NodeJS.ErrnoException;
  return cliError('CLI_FILE_UNWRITABLE', { file, reason: code ?? message }, cause);
}
