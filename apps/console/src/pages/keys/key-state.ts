import { say } from '../../language/language.ts';
import type { ListedKey } from './api.ts';
import { keyActionWords, keyWords } from './words.ts';

export type KeyState = 'good' | 'revoked' | 'expired';

/** Whether a key still opens anything. */
export function keyState({ revokedAt, expiresAt }: Pick<ListedKey, 'revokedAt' | 'expiresAt'>, now: Date): KeyState {
  if (revokedAt !== null) return 'revoked';
  return Date.parse(expiresAt) <= now.getTime() ? 'expired' : 'good';
}

/** What a key is allowed, narrowed to a pack (`domain/pack/*`) where it can be: units and packs are no operations. */
export function scopesOf(actions: readonly string[], within: string): readonly string[] {
  return actions.map((action) => (within === '' || !canNarrow(action) ? action : `${action}:${within}/*`));
}

function canNarrow(action: string): boolean {
  return action === 'operation.run' || action === 'pack.read';
}

/** A scope in words: `operation.run:a/b/*` is running operations, only for `a/b/*`. */
export function scopeText(scope: string): string {
  const [action = '', within] = scope.split(':');
  const word = say(keyActionWords[action] ?? { zh: action, en: action });
  return within === undefined ? word : say(keyWords.scopeWithin, { action: word, within });
}
