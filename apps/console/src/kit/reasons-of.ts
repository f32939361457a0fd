import type { Text } from '@yuzhi/sdk';
import { ApiError } from '../api/api-error.ts';
import { isRecord } from '../schema/json-schema.ts';

/** What a refused input was refused for, where the server told it one by one. */
export function reasonsOf(error: unknown): readonly Text[] {
  const issues = error instanceof ApiError ? error.failure.details['issues'] : undefined;
  if (!Array.isArray(issues)) return [];
  return issues.filter(isRecord).map(reasonOf);
}

/** A message in both languages as an error of a pack has it; the words of a schema are English. */
function reasonOf({ message, error }: Record<string, unknown>): Text {
  const own = isRecord(error) ? error['message'] : message;
  if (isRecord(own)) return { zh: String(own['zh']), en: String(own['en']) };
  return { zh: String(own), en: String(own) };
}
