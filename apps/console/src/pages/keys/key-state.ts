import type { ListedKey } from './api.ts';

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
