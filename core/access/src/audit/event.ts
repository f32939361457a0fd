import { hash } from 'node:crypto';
import type { Actor } from '@yuzhi/sdk';

/** Something that matters to security and is no run: a decision, a sign-in, a change. Never holds a secret. */
export interface AuditEvent {
  /** Default: now. */
  readonly at?: Date;
  readonly actor: Actor;
  /** What was done or asked: an action of the policy, or `sign-in` and the like. */
  readonly action: string;
  /** Id of what it was done to. */
  readonly resource: string | null;
  readonly outcome: 'allowed' | 'denied' | 'done' | 'failed';
  /** The line of the policy that allowed it, the code of the failure, or what a person gave as the reason. */
  readonly reason: string | null;
  /** More that belongs to it, as JSON. It may be erased; its digest stays. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** An event as its row holds it. */
export interface StoredEvent {
  readonly id: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly action: string;
  /** JSON text. */
  readonly actor: string;
  readonly resource: string | null;
  readonly outcome: string;
  readonly reason: string | null;
  readonly detailsSha256: string | null;
}

/** The record that an event's digest is made of: every column but `details`, which its digest stands for. */
export function eventText(event: StoredEvent): string {
  const { id, at, action, actor, resource, outcome, reason, detailsSha256 } = event;
  return JSON.stringify({ event: id, at, action, actor, resource, outcome, reason, detailsSha256 });
}

/** The digest of JSON text that may be erased. */
export function payloadSha256(json: string): string {
  return hash('sha256', json);
}
