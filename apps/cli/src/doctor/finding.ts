import type { Text } from '@yuzhi/sdk';

/** What one check found. `hint` says what to do where something is to be done. */
export interface Finding {
  readonly check:
    | 'node'
    | 'settings'
    | 'data'
    | 'disk'
    | 'database'
    | 'migrations'
    | 'port'
    | 'packs'
    | 'clock'
    | 'backup'
    | 'drill';
  readonly state: 'ok' | 'warn' | 'fail';
  readonly text: Text;
  readonly hint: Text | null;
}

export function ok(check: Finding['check'], text: Text): Finding {
  return { check, state: 'ok', text, hint: null };
}

export function warn(check: Finding['check'], text: Text, hint: Text): Finding {
  return { check, state: 'warn', text, hint };
}

export function fail(check: Finding['check'], text: Text, hint: Text): Finding {
  return { check, state: 'fail', text, hint };
}
