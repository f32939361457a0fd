import { createHash } from 'node:crypto';

/** What the models' own interfaces take as a name of a tool; MCP itself would allow twice as much. */
const maxLength = 64;
const digestLength = 8;

/**
 * The name of an operation as a tool: its id with `_` for `/`. Ids hold no `_`, so no two names are the same and each
 * can be read back. A name over 64 characters keeps its beginning and ends in the first 8 hexadecimal digits of the
 * SHA-256 of the id.
 *
 * @example
 * toolName('domain/pack/do-it') === 'domain_pack_do-it'
 */
export function toolName(operation: string): string {
  const name = operation.replaceAll('/', '_');
  if (name.length <= maxLength) return name;
  const digest = createHash('sha256').update(operation).digest('hex').slice(0, digestLength);
  return `${name.slice(0, maxLength - digestLength - 1)}_${digest}`;
}
