import { ApiError, isAbort, offline, strange } from './api-error.ts';
import type { Failure } from './types.ts';
import { text } from '../language/language.ts';

/** What goes with everything that changes something, once somebody has signed in. */
let csrf = '';

export function keepCsrf(token: string | null): void {
  csrf = token ?? '';
}

/** For which of their units somebody asks, when they have several. */
let unit: string | null = null;

export function askFor(chosen: string | null): void {
  unit = chosen;
}

export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Reads an address below `/api/`. @throws ApiError */
export async function get<T>(path: string, options: RequestOptions = {}): Promise<T> {
  return bodyOf<T>(await answered(path, { ...options, headers: { ...ownHeaders(), ...options.headers } }));
}

/** Sends JSON to an address below `/api/`. @throws ApiError */
export async function post<T>(path: string, body: unknown, options: RequestOptions = {}): Promise<T> {
  return bodyOf<T>(await send(path, body, options));
}

export async function remove(path: string): Promise<void> {
  await answered(path, { method: 'DELETE', headers: ownHeaders() });
}

/** Takes away what stands at an address below `/api/`, and gives what the server says of it. @throws ApiError */
export async function takeAway<T>(path: string): Promise<T> {
  return bodyOf<T>(await answered(path, { method: 'DELETE', headers: ownHeaders() }));
}

/** Sends JSON and gives the response, for those who need its headers. @throws ApiError */
export function send(path: string, body: unknown, { headers, signal }: RequestOptions = {}): Promise<Response> {
  return answered(path, {
    method: 'POST',
    body: JSON.stringify(body ?? {}),
    headers: { 'content-type': 'application/json', ...ownHeaders(), ...headers },
    ...(signal ? { signal } : {}),
  });
}

/** The JSON of a response. @throws ApiError when it is none */
export async function bodyOf<T>(response: Response): Promise<T> {
  return parsed(await textOf(response), response.status) as T;
}

function ownHeaders(): Record<string, string> {
  return {
    ...(csrf === '' ? {} : { 'yuzhi-csrf': csrf }),
    ...(unit === null ? {} : { 'yuzhi-unit': encodeURIComponent(unit) }),
  };
}

async function answered(path: string, options: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(`/api/${path}`, options);
  } catch (error) {
    throw isAbort(error) ? error : offline();
  }
  if (!response.ok) throw failureOf(await textOf(response), response);
  return response;
}

async function textOf(response: Response): Promise<string> {
  try {
    return await response.text();
  } catch (error) {
    throw isAbort(error) ? error : offline();
  }
}

function failureOf(body: string, response: Response): ApiError {
  const problem = parsed(body, response.status) as Partial<Failure> | null;
  if (typeof problem?.code !== 'string' || typeof problem.message?.zh !== 'string') return strange(response.status);
  const whole = { hint: text('', ''), details: {}, ...problem } as Failure;
  return new ApiError(whole, { runId: response.headers.get('yuzhi-run') });
}

function parsed(body: string, status: number): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw strange(status);
  }
}
