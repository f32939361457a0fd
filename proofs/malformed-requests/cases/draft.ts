import { markerPlaceholder } from '../malformed-case.ts';
import type { MalformedCase } from '../malformed-case.ts';

/** A request while it is being put together. Header values may hold any bytes, as latin1. */
export interface Draft {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

/** A call of an operation that is in order, but for its body. */
export function callOf(operation: string, body: Buffer | string): Draft {
  return {
    method: 'POST',
    target: `/api/operations/${operation}`,
    headers: [host, jsonType, marker],
    body: Buffer.from(body),
  };
}

export const host = ['host', '127.0.0.1'] as const;
export const jsonType = ['content-type', 'application/json'] as const;
/** Makes the run of a request known by its purpose. */
export const marker = ['yuzhi-purpose', markerPlaceholder] as const;

/** The same with these headers in place of those of the same name, or added. */
export function withHeaders(draft: Draft, headers: readonly (readonly [string, string])[]): Draft {
  const names = new Set(headers.map(([name]) => name.toLowerCase()));
  return { ...draft, headers: [...draft.headers.filter(([name]) => !names.has(name)), ...headers] };
}

/** The bytes of a request whose length is stated truly. */
export function rendered(draft: Draft): Buffer {
  return renderedWith(
    draft,
    draft.body.length > 0 || draft.method === 'POST' ? [['content-length', String(draft.body.length)]] : [],
  );
}

/** The bytes of a request with this framing, true or not. */
export function renderedWith(
  { method, target, headers, body }: Draft,
  framing: readonly (readonly [string, string])[],
): Buffer {
  const lines = [...headers, ...framing].map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.concat([Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines}\r\n`, 'latin1'), body]);
}

/** A case that waits for the one answer that it is owed. */
export function wellFramed(family: string, draft: Draft): MalformedCase {
  const reachesOperation = draft.method === 'POST' && draft.target.startsWith('/api/operations/');
  return {
    family,
    bytes: rendered(draft),
    cuts: [],
    ending: 'listen',
    owed: 1,
    requests: 1,
    isHead: draft.method === 'HEAD',
    body: reachesOperation ? draft.body : null,
  };
}

/** A case that is owed nothing: whatever comes must be correct. */
export function illFramed(family: string, bytes: Buffer, requests: number): MalformedCase {
  return { family, bytes, cuts: [], ending: 'listen', owed: null, requests, isHead: false, body: null };
}
