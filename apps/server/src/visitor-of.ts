import type { Visitor } from '@yuzhi/access';
import type { FastifyRequest } from 'fastify';
import { cookiesOf } from './cookies.ts';

/** From where somebody signs in. */
export function visitorOf(request: FastifyRequest): Visitor {
  return {
    address: request.raw.socket.remoteAddress ?? '',
    browser: request.headers['user-agent'] ?? '',
    device: cookiesOf(request).device,
  };
}
