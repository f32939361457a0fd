import { YuzhiError } from '@yuzhi/sdk';
import type { ErrorKind, Language } from '@yuzhi/sdk';
import { translate } from '@yuzhi/store';
import { serverError } from './errors.ts';

/** HTTP status of each kind of failure. 499 is not registered; it is what proxies log for a caller that went away. */
export const statusOfKind: Readonly<Record<ErrorKind, number>> = {
  'invalid-input': 400,
  denied: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  limited: 429,
  cancelled: 499,
  internal: 500,
  unavailable: 503,
  timeout: 504,
};

/** Codes whose status says more than their kind. */
const statusOfCode: Readonly<Record<string, number>> = { HTTP_METHOD_WRONG: 405, HTTP_MEDIA_TYPE_WRONG: 415 };

/** RFC 9457 problem details. `title` and `detail` in the language asked for; message and hint in both. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly kind: ErrorKind;
  readonly message: { readonly zh: string; readonly en: string };
  readonly hint: { readonly zh: string; readonly en: string };
  readonly details: Readonly<Record<string, unknown>>;
}

export function problemOf(error: YuzhiError, language: Language): Problem {
  const { code, kind, message, hint, details } = error.toJSON();
  return {
    type: `urn:yuzhi:error:${code}`,
    title: message[language],
    status: statusOfCode[code] ?? statusOfKind[kind],
    detail: hint[language],
    code,
    kind,
    message,
    hint,
    details,
  };
}

interface FrameworkError {
  readonly code?: string;
  readonly statusCode?: number;
  readonly message?: string;
}

/** An error of ours for whatever the framework or a bug threw. */
export function asYuzhiError(
  thrown: unknown,
  request: { readonly id: string; readonly bodyLimit: number },
): YuzhiError {
  // A database that is away is no defect, wherever it was asked.
  const error = translate(thrown);
  if (error instanceof YuzhiError) return error;
  const { code, statusCode, message } = (error ?? {}) as FrameworkError;
  switch (code) {
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return serverError('HTTP_BODY_NOT_JSON');
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return serverError('HTTP_BODY_TOO_LARGE', { limit: request.bodyLimit });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return serverError('HTTP_MEDIA_TYPE_WRONG');
    case 'FST_ERR_BAD_URL':
      return serverError('HTTP_REQUEST_WRONG', { reason: 'its address is not percent-encoded UTF-8' });
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return serverError('HTTP_REQUEST_WRONG', { reason: 'a part of its address is longer than 200 characters' });
    case undefined:
    default:
  }
  if (error instanceof SyntaxError && statusCode === 400) return serverError('HTTP_BODY_NOT_JSON');
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return serverError('HTTP_REQUEST_WRONG', { reason: message ?? 'unknown' });
  return serverError('HTTP_BROKEN', { request: request.id }, error);
}

/** The language that an `accept-language` header prefers; Chinese when it names neither. */
export function languageOf(header: string | undefined): Language {
  if (header === undefined) return 'zh';
  const ranked = header
    .split(',')
    .map((part, index) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return { tag, quality: quality === undefined ? 1 : Number(quality.trim().slice(2)) || 0, index };
    })
    .filter(({ tag }) => tag.startsWith('zh') || tag.startsWith('en'))
    .sort((a, b) => b.quality - a.quality || a.index - b.index);
  return ranked[0]?.tag.startsWith('en') ? 'en' : 'zh';
}
