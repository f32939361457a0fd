import type { Socket } from 'node:net';
import { serverError } from './errors.ts';
import { problemOf } from './problem.ts';

/** What the parser of HTTP says is wrong, by its code, for a request that no route ever sees. */
function failureOf({ code, reason }: ParserError) {
  if (code === 'HPE_HEADER_OVERFLOW')
    return { error: serverError('HTTP_HEADERS_TOO_LARGE'), status: '431 Request Header Fields Too Large' };
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return { error: serverError('HTTP_REQUEST_SLOW'), status: '408 Request Timeout' };
  return {
    error: serverError('HTTP_REQUEST_WRONG', { reason: reason ?? code ?? 'unknown' }),
    status: '400 Bad Request',
  };
}

type ParserError = Error & { readonly code?: string; readonly reason?: string };

/**
 * Answers bytes that are no HTTP request with a problem, like any other failure, and hangs up: where the next request
 * would begin is not known. A client that went away is owed nothing.
 */
export function answerBrokenRequest(error: ParserError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const { error: failure, status } = failureOf(error);
  const body = JSON.stringify({ ...problemOf(failure, 'zh'), status: Number.parseInt(status, 10) });
  socket.end(
    [
      `HTTP/1.1 ${status}`,
      'content-type: application/problem+json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      'x-content-type-options: nosniff',
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
