import { sessionLimits } from '@yuzhi/access';
import type { SignedIn } from '@yuzhi/access';
import type { FastifyReply, FastifyRequest } from 'fastify';

const deviceDays = 180;

/** The texts that a browser keeps for us; `null` where it sent none. */
export interface Cookies {
  readonly session: string | null;
  readonly device: string | null;
  /** Secret of a browser that was sent to the identity provider. */
  readonly identity: string | null;
  /** Of somebody who still owes a second step. */
  readonly pending: string | null;
}

export function cookiesOf(request: FastifyRequest): Cookies {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const;
  });
  const named = (name: string): string | null =>
    pairs.find(([own]) => own === `__Host-${name}`)?.[1] ?? pairs.find(([own]) => own === name)?.[1] ?? null;
  return {
    session: named('yuzhi_session'),
    device: named('yuzhi_device'),
    identity: named('yuzhi_identity'),
    pending: named('yuzhi_pending')?.replace('+', ' ') ?? null,
  };
}

/**
 * Gives a browser its session. No script can read it and no other site can make it be sent; over https it is bound to
 * that and to this host.
 */
export function keepCookies(reply: FastifyReply, { session, device }: SignedIn, isHttps: boolean): void {
  reply.header('set-cookie', [
    cookie('yuzhi_session', session, sessionLimits.hours * 3_600, isHttps),
    cookie('yuzhi_device', device, deviceDays * 86_400, isHttps),
  ]);
}

/** Takes the session away and leaves the browser known. */
export function dropSession(reply: FastifyReply, isHttps: boolean): void {
  reply.header('set-cookie', cookie('yuzhi_session', '', 0, isHttps));
}

/** Kept while somebody is at the identity provider, from whose page a browser comes back with lax cookies alone. */
export function keepIdentity(reply: FastifyReply, secret: string, isHttps: boolean): void {
  reply.header('set-cookie', cookie('yuzhi_identity', secret, ceremonySeconds, isHttps).replace('=Strict', '=Lax'));
}

/** Kept until the second step; what the browser was sent with is done. */
export function keepPending(reply: FastifyReply, pending: string, isHttps: boolean): void {
  reply.header('set-cookie', [
    cookie('yuzhi_identity', '', 0, isHttps),
    cookie('yuzhi_pending', pending.replace(' ', '+'), ceremonySeconds, isHttps),
  ]);
}

/** Gives a browser its session after the provider, and takes away what led to it. */
export function keepCookiesAfterIdentity(reply: FastifyReply, signedIn: SignedIn, isHttps: boolean): void {
  keepCookies(reply, signedIn, isHttps);
  // Fastify adds to what is there.
  reply.header('set-cookie', [cookie('yuzhi_identity', '', 0, isHttps), cookie('yuzhi_pending', '', 0, isHttps)]);
}

const ceremonySeconds = 300;

function cookie(name: string, value: string, seconds: number, isHttps: boolean): string {
  const common = `=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}`;
  return isHttps ? `__Host-${name}${common}; Secure` : `${name}${common}`;
}
