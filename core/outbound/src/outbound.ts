import { request as httpRequest } from 'node:http';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { YuzhiError } from '@yuzhi/sdk';
import { isAllowedHost, plainHost } from './allow-list.ts';
import type { AllowList } from './allow-list.ts';
import { checkedAddresses, systemResolve } from './checked-addresses.ts';
import type { Resolve, ResolvedAddress } from './checked-addresses.ts';
import { outboundError } from './errors.ts';

export interface OutboundRequest {
  readonly url: string;
  /** Default GET. */
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** For everything together, redirects too. Default 10 000. */
  readonly timeoutMs?: number;
  /** Of the answer's body. Default 1 MiB. */
  readonly maxBytes?: number;
  /** Default 3. */
  readonly maxRedirects?: number;
  readonly signal?: AbortSignal;
}

export interface OutboundAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

export interface OutboundOptions {
  readonly allowed: AllowList;
  /** Default: the name service of this machine. */
  readonly resolve?: Resolve;
  /** Certificates of authorities to trust beside those of Node, in PEM: of a city's own authority, for instance. */
  readonly ca?: string;
}

/** What goes along from one redirect to the next. */
interface Journey extends Required<Pick<OutboundRequest, 'method' | 'headers' | 'maxBytes'>> {
  readonly body: string | Uint8Array | undefined;
  readonly signal: AbortSignal;
  readonly left: number;
  readonly limit: number;
}

/**
 * The one way by which requests leave. They cannot be turned inward: only hosts on the list are reached; names are
 * resolved here, every address is checked, and what was checked is what is connected to; redirects go through the same
 * again; time and size have limits; proxies of the environment are not used, since one would resolve names itself.
 */
export class Outbound {
  readonly allowed: AllowList;
  readonly #resolve: Resolve;
  readonly #ca: string | undefined;

  constructor({ allowed, resolve = systemResolve, ca }: OutboundOptions) {
    this.allowed = allowed;
    this.#resolve = resolve;
    this.#ca = ca;
  }

  /**
   * Sends a request and reads the whole answer, whatever its status.
   *
   * @throws YuzhiError any of OUTBOUND_…
   */
  async send(request: OutboundRequest): Promise<OutboundAnswer> {
    const {
      url,
      method = 'GET',
      headers = {},
      body,
      timeoutMs = 10_000,
      maxBytes = 1_048_576,
      maxRedirects = 3,
    } = request;
    const target = urlOf(url);
    const timer = AbortSignal.timeout(timeoutMs);
    const signal = request.signal ? AbortSignal.any([request.signal, timer]) : timer;
    try {
      const journey = { method, headers, body, maxBytes, signal, left: maxRedirects, limit: maxRedirects };
      return await orAborted(this.#follow(target, journey), signal);
    } catch (error) {
      const host = target.hostname;
      if (timer.aborted) throw outboundError('OUTBOUND_TOO_SLOW', { host, timeoutMs }, error);
      if (error instanceof YuzhiError) throw error;
      throw outboundError('OUTBOUND_UNREACHABLE', { host, reason: reasonOf(error) }, error);
    }
  }

  /** The addresses of a host that is on the list, for connections that are not HTTP. @throws YuzhiError as `send` */
  async addressesFor(hostname: string): Promise<readonly ResolvedAddress[]> {
    return checkedAddresses(plainHost(hostname), this.allowed, this.#resolve);
  }

  async #follow(url: URL, journey: Journey): Promise<OutboundAnswer> {
    if (!isAllowedHost(this.allowed, url)) throw outboundError('OUTBOUND_HOST_NOT_ALLOWED', { host: url.host });
    const addresses = await this.addressesFor(url.hostname);
    const answer = await this.#once(url, addresses, journey);
    const next = redirectOf(answer, url);
    if (next === null) return answer;
    if (journey.left === 0)
      throw outboundError('OUTBOUND_TOO_MANY_REDIRECTS', { host: url.hostname, limit: journey.limit });
    return this.#follow(next, redirected(journey, answer.status, url.origin === next.origin));
  }

  async #once(url: URL, addresses: readonly ResolvedAddress[], journey: Journey): Promise<OutboundAnswer> {
    const { method, headers, body, signal } = journey;
    const options: RequestOptions & { ca?: string } = {
      method,
      headers: { 'user-agent': 'yuzhi', ...headers, 'accept-encoding': 'identity' },
      // A connection of its own, which is closed afterwards, and by no proxy.
      agent: false,
      signal,
      lookup: lookupOf(addresses),
      ...(this.#ca === undefined ? {} : { ca: this.#ca }),
    };
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    return new Promise((resolve, reject) => {
      const request = send(url, options, (response) => {
        read(response, url.hostname, journey.maxBytes).then(resolve, (error: unknown) => {
          request.destroy();
          reject(error);
        });
      });
      request.on('error', reject);
      request.end(body);
    });
  }
}

/** @throws YuzhiError OUTBOUND_URL_WRONG */
function urlOf(text: string): URL {
  const url = URL.parse(text);
  if (!url || !['https:', 'http:'].includes(url.protocol))
    throw outboundError('OUTBOUND_URL_WRONG', { reason: 'scheme' });
  if (url.username !== '' || url.password !== '') throw outboundError('OUTBOUND_URL_WRONG', { reason: 'user' });
  return url;
}

/** Gives whoever connects the addresses that were checked, whatever it asks for. */
function lookupOf(addresses: readonly ResolvedAddress[]): NonNullable<RequestOptions['lookup']> {
  return (_host, options, callback) => {
    const [first] = addresses;
    const all = addresses.map((one) => ({ ...one }));
    if (options.all) callback(null, all);
    else if (first) callback(null, first.address, first.family);
  };
}

async function read(response: IncomingMessage, host: string, limit: number): Promise<OutboundAnswer> {
  const { statusCode = 0, headers } = response;
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') throw outboundError('OUTBOUND_ANSWER_ENCODED', { host });
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limit) throw outboundError('OUTBOUND_ANSWER_TOO_LARGE', { host, limit });
    chunks.push(chunk);
  }
  return { status: statusCode, headers, body: Buffer.concat(chunks) };
}

function redirectOf({ status, headers }: OutboundAnswer, from: URL): URL | null {
  const { location } = headers;
  if (![301, 302, 303, 307, 308].includes(status) || typeof location !== 'string') return null;
  return urlOf(URL.parse(location, from.href)?.href ?? '');
}

/** As browsers do: 303, and 301 or 302 after POST, become GET; what may be a secret stays with its origin. */
function redirected(journey: Journey, status: number, isSameOrigin: boolean): Journey {
  const becomesGet = status === 303 || ((status === 301 || status === 302) && journey.method === 'POST');
  const kept = Object.entries(journey.headers).filter(([name]) => {
    if (becomesGet && /^content-/i.test(name)) return false;
    return isSameOrigin || /^(accept|accept-language|content-type)$/i.test(name);
  });
  const body = becomesGet ? undefined : journey.body;
  return {
    ...journey,
    headers: Object.fromEntries(kept),
    body,
    method: becomesGet ? 'GET' : journey.method,
    left: journey.left - 1,
  };
}

/** A name service that does not answer cannot be stopped; whoever waits for it can. */
async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const stop = Promise.withResolvers<never>();
  const end = (): void => stop.reject(signal.reason as Error);
  signal.addEventListener('abort', end, { once: true });
  work.catch(() => {});
  try {
    return await Promise.race([work, stop.promise]);
  } finally {
    signal.removeEventListener('abort', end);
  }
}

function reasonOf(error: unknown): string {
  return (error as NodeJS.ErrnoException | undefined)?.code ?? 'connection';
}
