import type { Actor } from '@yuzhi/sdk';

/** Whoever may run a command on this machine runs Yuzhi here. */
export const actor: Actor = { kind: 'operator', id: 'local', unit: null, door: 'cli' };
