import type { Actor } from '@yuzhi/sdk';
import type pg from 'pg';

/** Something that matters to security: a decision, a sign-in, a change. Never holds a secret or what somebody typed. */
export interface AuditEvent {
  readonly at: Date;
  readonly actor: Actor;
  /** What was done or asked: an action of the policy, or `sign-in` and the like. */
  readonly action: string;
  /** Id of what it was done to. */
  readonly resource: string | null;
  readonly outcome: 'allowed' | 'denied' | 'failed';
  /** The line of the policy that allowed it, or the code of the failure. */
  readonly reason: string | null;
}

/** Where security events go. */
export interface AuditSink {
  /**
   * Writes one event down. With `within`, in that transaction: the change and its record are committed together or not
   * at all.
   */
  record(event: AuditEvent, within?: pg.ClientBase): Promise<void>;
}

/** Keeps nothing. */
export const noAudit: AuditSink = { record: async () => {} };
