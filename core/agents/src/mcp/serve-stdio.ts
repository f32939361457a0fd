import type { Readable, Writable } from 'node:stream';
import { serveStdio, StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import type { Caller } from './caller.ts';
import type { McpServerFor } from './http-endpoint.ts';

/** Files travel inside a message, so a line may be as long as the largest body over HTTP. */
const longestLine = 64 * 1024 * 1024;

export interface StdioStreams {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly onError?: (error: Error) => void;
}

/**
 * Speaks MCP with the one client at the other end of two streams, in whichever revision it opens with.
 *
 * @returns how to stop; `ended` resolves when the client has closed its end
 */
export function serveMcpOver(
  serverFor: McpServerFor,
  caller: Caller,
  { stdin, stdout, onError = () => {} }: StdioStreams,
): { readonly ended: Promise<void>; close(): Promise<void> } {
  const ended = new Promise<void>((resolve) => {
    stdin.once('end', resolve);
    stdin.once('close', resolve);
  });
  const transport = new StdioServerTransport(stdin, stdout, { maxBufferSize: longestLine });
  const handle = serveStdio(() => serverFor(caller), { transport, onerror: onError });
  return { ended, close: async () => handle.close() };
}
