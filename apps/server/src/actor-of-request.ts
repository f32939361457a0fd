import { timingSafeEqual } from 'node:crypto';
import { addressGroup } from '@yuzhi/access';
import type { Access, RequestClass, Session } from '@yuzhi/access';
import type { Actor } from '@yuzhi/sdk';
import type { FastifyRequest } from 'fastify';
import { cookiesOf } from './cookies.ts';
import { serverError } from './errors.ts';

const localOperator: Actor = { kind: 'operator', id: 'local', unit: null, door: 'http' };
const anonymous: Actor = { kind: 'anonymous', id: 'anonymous', unit: null, door: 'http' };

const loopbackAddress = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;
const loopbackHost = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;
const forwardingHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Who asks: the holder of a key, somebody who has signed in, the person at the machine while nobody has been made
 * administrator yet, or nobody known.
 *
 * A loopback address alone does not make the operator: a reverse proxy on the same machine has one too, and a page of
 * another site can make a browser on this machine send requests here. So a request that a proxy forwarded is
 * anonymous, one under a foreign host name (DNS rebinding) is refused, and so is one that another site's page sends.
 * Once there is a security administrator, this door is like any other.
 *
 * Each request is counted for its actor, or for its address when that is nobody; the operator's are not.
 *
 * @throws YuzhiError HTTP_HOST_WRONG, HTTP_ORIGIN_WRONG, HTTP_KEY_WRONG, HTTP_CSRF_WRONG, ACCESS_UNIT_NOT_YOURS, ACCESS_RATE_LIMITED
 */
export async function actorOfRequest(request: FastifyRequest, access: Access): Promise<Actor> {
  let actor = anonymous;
  try {
    actor = await identified(request, access);
  } finally {
    // Whoever comes with a wrong key or from another site's page is a stranger and counts as one.
    if (actor.kind !== 'operator') access.limits.take(subjectOf(actor, request), classOf(request));
  }
  return actor;
}

function subjectOf({ kind, id }: Actor, { ip }: FastifyRequest): string {
  return kind === 'anonymous' ? `address ${addressGroup(ip)}` : `${kind} ${id}`;
}

function classOf({ method, routeOptions }: FastifyRequest): RequestClass {
  if (safeMethods.has(method)) return 'read';
  return routeOptions.config.access === 'by-operation' ? 'run' : 'change';
}

async function identified(request: FastifyRequest, access: Access): Promise<Actor> {
  const { headers } = request.raw;
  refuseOtherSites(headers['origin'], headers['sec-fetch-site'], headers.host);
  const key = bearerOf(headers.authorization);
  if (key !== null) return keyActor(key, access);
  const session = await sessionOfRequest(request, access);
  if (session) return access.signIn.sessions.actorFor(session, unitOf(request) ?? session.unit);
  return (await isLocalOperator(request, access)) ? localOperator : anonymous;
}

/**
 * The session of a request, `null` without one. What changes something has to say the session's token as well, which no
 * other site can know.
 *
 * @throws YuzhiError HTTP_CSRF_WRONG
 */
export async function sessionOfRequest(request: FastifyRequest, access: Access): Promise<Session | null> {
  const token = cookiesOf(request).session;
  const session = token === null ? null : await access.signIn.sessions.of(token);
  if (session && !safeMethods.has(request.method) && !isSame(request.headers['yuzhi-csrf'], session.csrf))
    throw serverError('HTTP_CSRF_WRONG');
  return session;
}

async function isLocalOperator(request: FastifyRequest, access: Access): Promise<boolean> {
  const { headers, socket } = request.raw;
  if (!loopbackAddress.test(socket.remoteAddress ?? '')) return false;
  if (forwardingHeaders.some((name) => headers[name] !== undefined)) return false;
  if (await access.signIn.isSetUp()) return false;
  if (!loopbackHost.test(headers.host ?? '')) throw serverError('HTTP_HOST_WRONG', { host: headers.host ?? '' });
  return true;
}

function bearerOf(header: string | undefined): string | null {
  return /^bearer +(.*)$/i.exec(header ?? '')?.[1] ?? null;
}

/** A key that is not in force is never taken for no key: its sender means to be somebody. */
async function keyActor(key: string, access: Access): Promise<Actor> {
  const actor = await access.keys.actorOf(key);
  if (!actor) throw serverError('HTTP_KEY_WRONG');
  return actor;
}

function unitOf(request: FastifyRequest): string | null {
  const header = request.headers['yuzhi-unit'];
  if (typeof header !== 'string' || header === '') return null;
  try {
    return decodeURIComponent(header).slice(0, 200);
  } catch {
    throw serverError('HTTP_REQUEST_WRONG', { reason: 'yuzhi-unit is not percent-encoded UTF-8' });
  }
}

function isSame(given: string | string[] | undefined, right: string): boolean {
  if (typeof given !== 'string') return false;
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function refuseOtherSites(
  origin: string | undefined,
  site: string | string[] | undefined,
  host: string | undefined,
): void {
  if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`)
    throw serverError('HTTP_ORIGIN_WRONG', { origin });
  // A link from elsewhere to a page of ours is a navigation and comes without `origin`; it may only read pages.
  if (site === 'cross-site' && origin === undefined) throw serverError('HTTP_ORIGIN_WRONG', { origin: 'cross-site' });
}
