import type { InputIssue } from '@yuzhi/sdk';
import { text } from '../language/language.ts';
import type { Failure } from './types.ts';

/** A failure that the server told, or that kept it from answering. */
export class ApiError extends Error {
  readonly failure: Failure;
  readonly runId: string | null;
  /** Nothing came back: whether the request arrived is not known. */
  readonly isOffline: boolean;

  constructor(failure: Failure, more: { readonly runId?: string | null; readonly isOffline?: boolean } = {}) {
    super(failure.message.en);
    this.name = 'ApiError';
    this.failure = failure;
    this.runId = more.runId ?? null;
    this.isOffline = more.isOffline ?? false;
  }
}

export function offline(): ApiError {
  return new ApiError(
    {
      code: '',
      kind: 'unavailable',
      message: text('无法连接渝智服务', 'Cannot reach Yuzhi'),
      hint: text(
        '服务可能没有运行，或者网络中断。请确认服务在运行后重试。',
        'The server may not be running, or the network is down. Check that it runs, then try again.',
      ),
      details: {},
    },
    { isOffline: true },
  );
}

/** An answer that does not come from Yuzhi. */
export function strange(status: number): ApiError {
  return new ApiError({
    code: '',
    kind: 'unavailable',
    message: text('服务的回答无法识别', 'The server’s answer makes no sense'),
    hint: text(
      `请确认地址指向渝智服务（HTTP ${status}）。`,
      `Check that this address leads to Yuzhi (HTTP ${status}).`,
    ),
    details: { status },
  });
}

/** What was wrong with an input, place by place; nothing for any other failure. */
export function issuesOf(error: unknown): readonly InputIssue[] {
  const issues = error instanceof ApiError ? error.failure.details['issues'] : undefined;
  return Array.isArray(issues) ? (issues as readonly InputIssue[]) : [];
}

/** Aborting a request is no failure. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
