import { accessError } from '@yuzhi/access';
import { kernelError } from '@yuzhi/kernel';
import { YuzhiError, z } from '@yuzhi/sdk';
import type { ErrorEntry } from '@yuzhi/sdk';
import type { FlagSet } from '../flags/flags-of-schema.ts';
import { words } from '../words.ts';
import { issueText } from './issue-text.ts';

const refusals: ReadonlyMap<string, ErrorEntry> = new Map([
  ['KERNEL_INPUT_INVALID', kernelError.catalogue.KERNEL_INPUT_INVALID],
  ['ACCESS_INPUT_INVALID', accessError.catalogue.ACCESS_INPUT_INVALID],
]);

/**
 * Says of each issue of a refused input which flag it is about and what is wrong, in both languages. Other errors come
 * back as they are.
 */
export async function explainInput(
  thrown: unknown,
  schema: z.ZodType,
  input: unknown,
  flags: FlagSet,
): Promise<unknown> {
  const refused = thrown instanceof YuzhiError ? refusals.get(thrown.code) : undefined;
  if (!(thrown instanceof YuzhiError) || refused === undefined) return thrown;
  const [zh, en] = await Promise.all([
    issuesOf(schema, input, z.locales.zhCN().localeError),
    issuesOf(schema, input, undefined),
  ]);
  const issues = en.map((issue, index) => {
    const { path, code } = issue;
    const flag = flags.at(path);
    const message = issueText(issue, { zh: zh[index]?.message ?? issue.message, en: issue.message });
    return { path, code, message, flag: flag === null ? null : `--${flag.name}` };
  });
  const entry = { ...refused, hint: words.inputHint };
  return new YuzhiError(thrown.code, entry, { ...thrown.details, issues: issues.slice(0, 100) }, thrown);
}

async function issuesOf(
  schema: z.ZodType,
  input: unknown,
  texts: z.core.$ZodErrorMap | undefined,
): Promise<readonly z.core.$ZodIssue[]> {
  const result = await schema.safeParseAsync(input, {
    reportInput: true,
    ...(texts === undefined ? {} : { error: texts }),
  });
  return result.success ? [] : result.error.issues;
}
