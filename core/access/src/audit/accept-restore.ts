import type { Actor } from '@yuzhi/sdk';
import type pg from 'pg';
import type { Anchor } from './anchor.ts';
import type { AuditKey } from './audit-key.ts';
import { auditError } from './errors.ts';
import type { AuditEvent } from './event.ts';
import { pinOf } from './pin.ts';
import type { Pin } from './pin.ts';
import { sealBatch } from './seal-batch.ts';
import { lastSeal } from './seal-rows.ts';
import type { Seal } from './seal.ts';
import { holdsPin } from './sealer.ts';
import type { AuditReport } from './verify-trail.ts';

export interface RestoreRequest {
  /** Why the store was put back, in words. */
  readonly reason: string;
  readonly actor: Actor;
}

export interface AcceptedRestore {
  /** Heads that were pinned outside and that the trail does not hold any more. */
  readonly lost: readonly Pin[];
  /** The head that stands outside from now on. */
  readonly pin: Pin;
}

export interface AcceptParts {
  readonly anchors: readonly Anchor[];
  readonly key: AuditKey;
  readonly now: () => Date;
  /** Looks at the trail as the transaction sees it, without the pins. */
  readonly verify: (client: pg.ClientBase) => Promise<AuditReport>;
  readonly record: (event: AuditEvent, within: pg.ClientBase) => Promise<void>;
}

/** A head that is lost, with the place that kept it. */
export interface LostPin {
  readonly anchor: Anchor;
  readonly pin: Pin;
}

/**
 * Writes into the chain that the store was put back to an earlier state: who says so, why, and which heads are given up. In
 * the transaction of `client`, which sees one instant, while this process alone may seal. The trail itself has to be whole.
 *
 * @throws YuzhiError AUDIT_NOTHING_LOST, AUDIT_KEY_FOREIGN, AUDIT_TRAIL_BROKEN
 */
export async function acceptRestore(
  client: pg.ClientBase,
  parts: AcceptParts,
  { reason, actor }: RestoreRequest,
): Promise<{ readonly lost: readonly LostPin[]; readonly pin: Pin }> {
  const lost = await lostPins(client, parts.anchors);
  if (lost.length === 0) throw auditError('AUDIT_NOTHING_LOST');
  const last = await lastSeal(client);
  if (last && last.keyId !== parts.key.id) throw auditError('AUDIT_KEY_FOREIGN');
  const report = await parts.verify(client);
  if (!report.isIntact) throw auditError('AUDIT_TRAIL_BROKEN', { findings: report.findings.slice(0, 10) });
  const details = {
    lost: lost.map(({ pin: { chain, lastLink, head, sealedAt } }) => ({ chain, lastLink, head, sealedAt })),
    last: last && { chain: last.chain, lastLink: last.lastLink, head: last.head, sealedAt: last.sealedAt },
  };
  await parts.record(
    { actor, action: 'audit.accept-restore', resource: null, outcome: 'done', reason, details },
    client,
  );
  return { lost, pin: pinOf(await sealAll(client, parts), parts.key) };
}

/** Puts the new head in the place of those that are lost, which are kept apart. After the commit. */
export async function replacePins({
  lost,
  pin,
}: {
  readonly lost: readonly LostPin[];
  readonly pin: Pin;
}): Promise<void> {
  for (const { anchor, pin: old } of lost) {
    await anchor.setAside?.(old);
    await anchor.publish(pin);
  }
}

async function lostPins(client: pg.ClientBase, anchors: readonly Anchor[]): Promise<readonly LostPin[]> {
  const lost: LostPin[] = [];
  for (const anchor of anchors) {
    const pin = await anchor.read();
    if (pin && !(await holdsPin(client, pin))) lost.push({ anchor, pin });
  }
  return lost;
}

async function sealAll(client: pg.ClientBase, { key, now }: AcceptParts): Promise<Seal> {
  let newest: Seal | null = null;
  for (;;) {
    const seal = await sealBatch(client, key, now());
    if (!seal) break;
    newest = seal;
  }
  if (!newest) throw new TypeError('What was just recorded waits to be sealed');
  return newest;
}
