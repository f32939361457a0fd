/** Longer than this, an input is better kept in a file. */
const longestInput = 1_500;

/** One call, written for each way in. */
export interface Calls {
  readonly curl: string;
  readonly yuzhi: string;
  readonly typescript: string;
  /** The request of an agent over MCP (`tools/call`). */
  readonly mcp: string;
  /** The name of the file that the calls read, when the input is too long to stand in them. */
  readonly file: string | null;
}

/**
 * The same call for those who would rather not use a page.
 *
 * @param operation `domain/pack/operation`
 * @param origin of the server, for example `http://127.0.0.1:7300`
 */
export function sameCall(operation: string, input: unknown, origin: string): Calls {
  const json = JSON.stringify(input ?? {});
  const file = json.length > longestInput ? 'input.json' : null;
  const address = `${origin}/api/operations/${operation}`;
  const data = file === null ? `-d ${shellWord(json)}` : `--data-binary @${file}`;
  return {
    curl: [`curl -sS ${shellWord(address)}`, `-H 'content-type: application/json'`, data].join(' \\\n  '),
    yuzhi: `npx yuzhi run ${operation} --input ${file ?? shellWord(json)}`,
    typescript: typescriptCall(address, file === null ? json : `await readFile('${file}', 'utf8')`, file !== null),
    mcp: mcpCall(operation, file === null ? (input ?? {}) : `… ${file} …`),
    file,
  };
}

/** A word as a POSIX shell reads it back unchanged. */
export function shellWord(word: string): string {
  if (/^[\p{L}\p{N}_@%+:,./-][\p{L}\p{N}_@%+:,./=-]*$/u.test(word)) return word;
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

function typescriptCall(address: string, input: string, isFile: boolean): string {
  return [
    ...(isFile ? ["import { readFile } from 'node:fs/promises';", ''] : []),
    `const response = await fetch('${address}', {`,
    `  method: 'POST',`,
    `  headers: { 'content-type': 'application/json' },`,
    `  body: ${isFile ? input : `JSON.stringify(${input})`},`,
    `});`,
    `if (!response.ok) throw new Error((await response.json()).detail);`,
    `const result = await response.json();`,
  ].join('\n');
}

function mcpCall(operation: string, input: unknown): string {
  const parameters = { name: toolNameOf(operation), arguments: input };
  return JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: parameters }, null, 2);
}

/** How MCP calls an operation (core/agents, `toolName`). Longer names end in a digest, which `tools/list` tells. */
function toolNameOf(operation: string): string {
  return operation.replaceAll('/', '_');
}
