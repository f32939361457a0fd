import type { Text } from '@yuzhi/sdk';
import { nearest } from '../nearest.ts';
import { fill } from '../fill.ts';
import { words } from '../words.ts';

/** Something wrong with one word of the command line. */
export interface FlagIssue {
  /** As it was written. */
  readonly flag: string;
  readonly message: Text;
}

/** What to say about a flag that no field has. */
export function unknownFlag(written: string, names: readonly string[]): FlagIssue {
  const [near] = nearest(written.replace(/^--?/, ''), names, 1);
  const message = near === undefined ? words.flagUnknown : fill(words.flagUnknownNear, { near: `--${near}` });
  return { flag: written, message };
}
