import { z } from '@yuzhi/sdk';
import type { Language, Text, YuzhiError } from '@yuzhi/sdk';

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/**
 * What is wrong with an input, in words of one language. The record of a failure holds the English words; for a reader
 * of Chinese the input is looked at again.
 */
export async function issuesIn(
  language: Language,
  error: YuzhiError,
  { schema, input }: { readonly schema: z.ZodType; readonly input: unknown },
): Promise<readonly Issue[]> {
  const told = error.details['issues'];
  if (error.code !== 'KERNEL_INPUT_INVALID' || !Array.isArray(told)) return [];
  if (language === 'en') return told as readonly Issue[];
  const { error: again } = await schema.safeParseAsync(input, { error: z.locales.zhCN().localeError });
  const issues = (again?.issues ?? []).slice(0, told.length);
  return issues.map((issue) => ({ path: issue.path, message: ownText(issue)?.[language] ?? issue.message }));
}

/** A field that checks itself brings an error of ours along. */
function ownText(issue: z.core.$ZodIssue): Text | undefined {
  if (issue.code !== 'custom') return undefined;
  return (issue.params?.['error'] as { readonly message?: Text } | undefined)?.message;
}
