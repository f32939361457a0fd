import { accessCall } from '../../api/calls.ts';

/** A key without its text. Instants are ISO 8601 in UTC. */
export interface ListedKey {
  readonly id: string;
  readonly name: string;
  readonly account: string;
  readonly unit: string | null;
  readonly scopes: readonly string[];
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly seenOn: string | null;
  readonly revokedAt: string | null;
}

export interface MadeKey {
  readonly id: string;
  /** Shown this once. */
  readonly key: string;
  readonly unit: string | null;
  readonly scopes: readonly string[];
  readonly expiresAt: string;
}

export interface NewKey {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly days: number;
}

export async function getKeys(): Promise<readonly ListedKey[]> {
  return (await accessCall<{ readonly keys: readonly ListedKey[] }>('keys-list')).keys;
}

export function makeKey(key: NewKey): Promise<MadeKey> {
  return accessCall('keys-make', key);
}
