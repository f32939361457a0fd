export { agentsError } from './errors.ts';
export type { Caller } from './mcp/caller.ts';
export { openMcpEndpoint } from './mcp/http-endpoint.ts';
export type { McpEndpoint, McpServerFor } from './mcp/http-endpoint.ts';
export { mcpServerFor } from './mcp/mcp-server.ts';
export type { McpParts } from './mcp/mcp-server.ts';
export { serveMcpOver } from './mcp/serve-stdio.ts';
export { toolName } from './mcp/tool-name.ts';
