import { addressGroup } from '@yuzhi/access';
import type { Visitor } from '@yuzhi/access';
import type { FastifyRequest } from 'fastify';
import { cookiesOf } from './cookies.ts';

/** From where somebody signs in. */
export function visitorOf(request: FastifyRequest): Visitor {
  return {
    address: addressGroup(request.ip),
    browser: request.headers['user-agent'] ?? '',
    device: cookiesOf(request).device,
  };
}
