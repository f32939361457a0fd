import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import type { Actor, Language } from '@yuzhi/sdk';
import type { McpEndpoint } from './http-endpoint.ts';

/** The revisions of the protocol, each with how the official client comes to speak it. */
export const revisions = { '2025-11-25': 'legacy', '2026-07-28': 'auto' } as const;

export type Revision = keyof typeof revisions;

export interface TestCaller {
  readonly actor: Actor;
  readonly language?: Language;
}

/** The official client, connected to an endpoint without a network between them. */
export async function connectedClient(
  endpoint: McpEndpoint,
  revision: Revision,
  { actor, language = 'zh' }: TestCaller,
): Promise<Client & AsyncDisposable> {
  const client = new Client({ name: 'test', version: '1.0.0' }, { versionNegotiation: { mode: revisions[revision] } });
  const transport = new StreamableHTTPClientTransport(new URL('http://localhost/mcp'), {
    fetch: async (url, init) => endpoint.answer(new Request(url, init), { actor, language }),
  });
  await client.connect(transport);
  return Object.assign(client, { [Symbol.asyncDispose]: async () => client.close() });
}
