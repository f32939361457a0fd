import { inputIssues, z } from '@yuzhi/sdk';
import { contextMakerFor } from './context.ts';
import type { CapabilityProviders, ContextMaker } from './context.ts';
import { defaultLimits } from './describe.ts';
import { kernelError } from './errors.ts';
import type { Execution } from './execution.ts';
import type { OperationEntry } from './types.ts';

/** An operation made ready to run. */
export interface Runner {
  readonly entry: OperationEntry;
  readonly contextFor: ContextMaker;
  readonly timeoutMs: number;
  /** The same for a job. */
  readonly jobTimeoutMs: number;
  readonly inputBytes: number;
  readonly packVersion: string;
  /** Inputs of its examples as JSON. */
  readonly examples: readonly string[];
  /** Found out at the first parse: whether a schema needs to wait. */
  isInputAsync: boolean;
  isOutputAsync: boolean;
}

export function runnerFor(entry: OperationEntry, providers: CapabilityProviders): Runner {
  const { definition } = entry;
  return {
    entry,
    contextFor: contextMakerFor(definition.needs ?? [], providers),
    timeoutMs: definition.limits?.timeoutMs ?? defaultLimits.timeoutMs,
    jobTimeoutMs: definition.limits?.jobTimeoutMs ?? defaultLimits.jobTimeoutMs,
    inputBytes: definition.limits?.inputBytes ?? defaultLimits.inputBytes,
    packVersion: entry.pack.manifest?.version ?? '0.0.0',
    examples: definition.examples.map(({ input }) => JSON.stringify(input)),
    isInputAsync: false,
    isOutputAsync: false,
  };
}

/** The context of one run, with what the operation needs and nothing else. */
export function contextOf(runner: Runner, execution: Execution): Parameters<OperationEntry['definition']['run']>[0] {
  // `load` made sure that every capability in `needs` has a provider, so the context holds what its type says.
  return runner.contextFor(execution) as Parameters<OperationEntry['definition']['run']>[0];
}

/** The input as JSON text: what is kept, digested and measured against the limit. */
export function textOf(input: unknown, { entry, inputBytes }: Runner): string {
  let text: string;
  try {
    text = JSON.stringify(input) ?? 'null';
  } catch (cause) {
    throw kernelError('KERNEL_INPUT_TOO_DEEP', { operation: entry.id }, cause);
  }
  // Characters are at most bytes: only near the limit is it worth counting.
  const bytes = text.length * 3 > inputBytes ? Buffer.byteLength(text) : text.length;
  if (bytes > inputBytes)
    throw kernelError('KERNEL_INPUT_TOO_LARGE', { operation: entry.id, bytes, limit: inputBytes });
  return text;
}

/** @throws YuzhiError KERNEL_INPUT_INVALID with every issue (at most 100) */
export async function parseInput(runner: Runner, input: unknown): Promise<unknown> {
  const schema = runner.entry.definition.input;
  let result: z.ZodSafeParseResult<unknown>;
  try {
    result = runner.isInputAsync
      ? await schema.safeParseAsync(input, { reportInput: true })
      : schema.safeParse(input, { reportInput: true });
  } catch (error) {
    if (error instanceof z.core.$ZodAsyncError) {
      runner.isInputAsync = true;
      return parseInput(runner, input);
    }
    if (error instanceof RangeError) throw kernelError('KERNEL_INPUT_TOO_DEEP', { operation: runner.entry.id }, error);
    throw error;
  }
  if (result.success) return result.data;
  throw kernelError('KERNEL_INPUT_INVALID', {
    operation: runner.entry.id,
    count: result.error.issues.length,
    issues: inputIssues(result.error),
  });
}

/** Runs the operation and holds it to its output schema. */
export async function answerOf(
  runner: Runner,
  execution: Execution,
  input: unknown,
): Promise<{ output: unknown; outputJson: string }> {
  const { definition } = runner.entry;
  let answer = definition.run(contextOf(runner, execution), input);
  if (answer instanceof Promise) answer = await execution.outcomeOf(answer);
  try {
    const output = runner.isOutputAsync ? await definition.output.parseAsync(answer) : definition.output.parse(answer);
    return { output, outputJson: JSON.stringify(output) ?? 'null' };
  } catch (cause) {
    if (cause instanceof z.core.$ZodAsyncError) {
      runner.isOutputAsync = true;
      const output = await definition.output.parseAsync(answer);
      return { output, outputJson: JSON.stringify(output) ?? 'null' };
    }
    throw kernelError('KERNEL_OUTPUT_INVALID', { operation: runner.entry.id }, cause);
  }
}
