import type { Text } from '@yuzhi/sdk';
import { issuesOf } from '../api/api-error.ts';

/** What a refused input was refused for, where the server told it one by one. */
export function reasonsOf(error: unknown): readonly Text[] {
  return issuesOf(error).map(({ message }) => message);
}
