import { accessError } from '@yuzhi/access';
import { kernelError } from '@yuzhi/kernel';
import { YuzhiError } from '@yuzhi/sdk';
import type { ErrorEntry, InputIssue } from '@yuzhi/sdk';
import type { FlagSet } from '../flags/flags-of-schema.ts';
import { words } from '../words.ts';

const refusals: ReadonlyMap<string, ErrorEntry> = new Map([
  ['KERNEL_INPUT_INVALID', kernelError.catalogue.KERNEL_INPUT_INVALID],
  ['ACCESS_INPUT_INVALID', accessError.catalogue.ACCESS_INPUT_INVALID],
]);

/** Says of each issue of a refused input which flag it is about. Other errors come back as they are. */
export function explainInput(thrown: unknown, flags: FlagSet): unknown {
  const refused = thrown instanceof YuzhiError ? refusals.get(thrown.code) : undefined;
  if (!(thrown instanceof YuzhiError) || refused === undefined) return thrown;
  const issues = (thrown.details['issues'] as readonly InputIssue[]).map((issue) => {
    const flag = flags.at(issue.path);
    return { ...issue, flag: flag === null ? null : `--${flag.name}` };
  });
  return new YuzhiError(thrown.code, { ...refused, hint: words.inputHint }, { ...thrown.details, issues }, thrown);
}
