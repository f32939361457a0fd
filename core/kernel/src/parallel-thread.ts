import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { ErrorDetails, ErrorKind, Text } from '@yuzhi/sdk';
import { YuzhiError } from '@yuzhi/sdk';
import { resolveYuzhiFor } from './resolve-yuzhi.ts';

/** What every item of a map is treated with. */
export interface ThreadWork {
  readonly module: string;
  /** Name of the export. */
  readonly run: string;
  readonly shared: unknown;
  readonly packFolder: string;
}

export interface ToThread {
  readonly from: number;
  readonly items: readonly unknown[];
}

export type FromThread =
  | { readonly from: number; readonly results: readonly unknown[] }
  | { readonly failure: ThreadFailure | null; readonly message: string };

interface ThreadFailure {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly text: Text;
  readonly hint: Text;
  readonly details: ErrorDetails;
}

const { module, run, shared, packFolder } = workerData as ThreadWork;
resolveYuzhiFor(fileURLToPath(packFolder));
const treat = exported(await import(module));
parentPort?.on('message', ({ from, items }: ToThread) => {
  try {
    say({ from, results: items.map((item) => treat(item, shared)) });
  } catch (error) {
    say({
      failure: failureOf(error),
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
});

function exported(names: Readonly<Record<string, unknown>>): (item: unknown, shared: unknown) => unknown {
  const found = names[run];
  if (typeof found !== 'function') throw new TypeError(`${module} exports no function ${run}`);
  return found as (item: unknown, shared: unknown) => unknown;
}

function failureOf(error: unknown): ThreadFailure | null {
  if (!(error instanceof YuzhiError)) return null;
  const { code, kind, text, hint, details } = error;
  return { code, kind, text, hint, details };
}

function say(message: FromThread): void {
  parentPort?.postMessage(message);
}
