import type { ServerContext } from '@modelcontextprotocol/server';
import type { Actor, Language } from '@yuzhi/sdk';

/** Who sends a message, in which language the answer is wanted, and what for. */
export interface Caller {
  readonly actor: Actor;
  readonly language: Language;
  readonly purpose?: string;
}

/** What the SDK carries from the door to a handler. */
export type CallerInfo = NonNullable<NonNullable<ServerContext['http']>['authInfo']>;

/** The SDK passes an `AuthInfo` on and looks at none of it; the caller travels in its `extra`. */
export function infoOf(caller: Caller): CallerInfo {
  return { token: '', clientId: caller.actor.id, scopes: [], extra: { caller } };
}

/** Who sent the message that `info` came with. A session outlives a message, so this is asked anew for each. */
export function callerOf(info: CallerInfo | undefined): Caller | undefined {
  return info?.extra?.['caller'] as Caller | undefined;
}
