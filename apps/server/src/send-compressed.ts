import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

const compress = promisify(gzip);

/**
 * Sends a large answer as JSON, compressed for whoever takes that. Only for answers that hold nothing of the request and
 * no secret: of those the length would tell (BREACH, https://www.breachattack.com).
 */
export async function sendCompressed(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: unknown,
): Promise<FastifyReply> {
  const json = JSON.stringify(answer);
  reply.type('application/json; charset=utf-8').header('vary', 'accept-encoding');
  if (!takesGzip(request.headers['accept-encoding'])) return reply.send(json);
  const body = await compress(json);
  return reply.header('content-encoding', 'gzip').send(body);
}

/** Whether `accept-encoding` names gzip and does not refuse it by `q=0` (RFC 9110, section 12.5.3). */
function takesGzip(header: string | string[] | undefined): boolean {
  return String(header ?? '')
    .split(',')
    .some((part) => /^\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*$)[\d.]+\s*)?$/i.test(part));
}
