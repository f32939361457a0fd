import type { Actor } from '@yuzhi/sdk';
import type { FastifyRequest } from 'fastify';
import { serverError } from './errors.ts';

const localOperator: Actor = { kind: 'operator', id: 'local', unit: null, door: 'http' };
const anonymous: Actor = { kind: 'anonymous', id: 'anonymous', unit: null, door: 'http' };

const loopbackAddress = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;
const loopbackHost = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;
const forwardingHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/**
 * Who asks. Before sign-in exists that is the person at the machine, or nobody known.
 *
 * A loopback address alone does not make the operator: a reverse proxy on the same machine has one too, and a page of
 * another site can make a browser on this machine send requests here. So a request that a proxy forwarded is
 * anonymous, one under a foreign host name (DNS rebinding) is refused, and so is one that another site's page sends.
 *
 * @throws YuzhiError HTTP_HOST_WRONG, HTTP_ORIGIN_WRONG
 */
export function actorOfRequest(request: FastifyRequest): Actor {
  const { headers } = request.raw;
  refuseOtherSites(headers['origin'], headers['sec-fetch-site'], headers.host);
  if (!loopbackAddress.test(request.raw.socket.remoteAddress ?? '')) return anonymous;
  if (forwardingHeaders.some((name) => headers[name] !== undefined)) return anonymous;
  if (!loopbackHost.test(headers.host ?? '')) throw serverError('HTTP_HOST_WRONG', { host: headers.host ?? '' });
  return localOperator;
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
