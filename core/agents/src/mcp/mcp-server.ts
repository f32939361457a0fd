import { McpServer } from '@modelcontextprotocol/server';
import type { ServerContext } from '@modelcontextprotocol/server';
import type { Access } from '@yuzhi/access';
import type { Kernel } from '@yuzhi/kernel';
import { callerOf } from './caller.ts';
import type { Caller } from './caller.ts';
import type { McpServerFor } from './http-endpoint.ts';
import { Resources } from './resources.ts';
import { Tools } from './tools.ts';
import { instructions } from './words.ts';

export interface McpParts {
  readonly kernel: Kernel;
  readonly access: Access;
  /** Version of Yuzhi, told to clients. */
  readonly version: string;
}

/**
 * What makes an MCP server of a base: one for each session or request, all on the same tools and resources. It is made
 * for `caller`; each message that brings a caller of its own is answered to that one.
 */
export function mcpServerFor({ kernel, access, version }: McpParts): McpServerFor {
  const tools = new Tools(kernel, access);
  const resources = new Resources(kernel, access);
  return (maker) => {
    const mcp = new McpServer(
      { name: 'yuzhi', title: maker.language === 'zh' ? '渝智' : 'Yuzhi', version },
      {
        // Packs are loaded once: nothing that is listed changes while a server runs.
        capabilities: { tools: { listChanged: false }, resources: { listChanged: false } },
        instructions: instructions(kernel.city.name)[maker.language],
      },
    );
    // Handlers of our own: the kernel parses inputs and outputs, and what there is depends on who asks.
    const { server } = mcp;
    const from = ({ http }: ServerContext): Caller => callerOf(http?.authInfo) ?? maker;
    server.setRequestHandler('tools/list', async (_request, ctx) => ({ tools: await tools.list(from(ctx)) }));
    server.setRequestHandler('tools/call', async ({ params }, ctx) => {
      const caller = from(ctx);
      const result = await tools.call(params, caller, ctx);
      // Until 2025-11-25 a result is an object; the SDK wraps what is none, and its schema, in the same way.
      return server.projectCallToolResult(result, tools.outputSchema(params.name, caller));
    });
    server.setRequestHandler('resources/list', async (_request, ctx) => ({
      resources: await resources.list(from(ctx)),
    }));
    server.setRequestHandler('resources/templates/list', async (_request, ctx) => ({
      resourceTemplates: await resources.templates(from(ctx)),
    }));
    server.setRequestHandler('resources/read', async ({ params }, ctx) => resources.read(params.uri, from(ctx)));
    return mcp;
  };
}
