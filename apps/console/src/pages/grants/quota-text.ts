import { numberText } from '../../language/format.ts';
import { say } from '../../language/language.ts';
import type { ListedGrant } from './api.ts';
import { grantWords } from './words.ts';

/** How often it was used, of how often it may be. */
export function quotaText({ used, quota }: Pick<ListedGrant, 'used' | 'quota'>): string {
  if (quota === null) return say(grantWords.usedFree, { used: numberText(used) });
  return say(grantWords.used, { used: numberText(used), quota: numberText(quota) });
}
