import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestStore } from '@yuzhi/store/testing';
import { accessMigrations } from '../access.ts';
import { operator } from '../testing.ts';
import type { Anchor } from './anchor.ts';
import { Audit } from './audit.ts';
import type { Pin } from './pin.ts';

interface Outside extends Anchor {
  pin: Pin | null;
  readonly setApart: Pin[];
}

function outside(): Outside {
  return {
    where: 'a test',
    pin: null,
    setApart: [],
    async read() {
      return this.pin;
    },
    async publish(pin) {
      this.pin = pin;
    },
    async setAside(pin) {
      this.setApart.push(pin);
    },
  };
}

const event = { actor: operator, action: 'x', resource: null, outcome: 'done', reason: null } as const;
const request = { actor: operator, reason: '恢复' };

test('a restore is accepted when the trail is whole and a head is lost, and not otherwise', async () => {
  await using store = await openTestStore({ migrations: [accessMigrations] });
  const [one, other] = [outside(), outside()];
  const audit = new Audit(store, { anchors: [one, other] });
  await audit.record(event);
  await audit.seal();
  assert.deepEqual([one.pin?.lastLink, other.pin?.lastLink], [1, 1]);
  await assert.rejects(audit.acceptRestore(request), { code: 'AUDIT_NOTHING_LOST' });
  await audit.record(event);
  await audit.seal();
  const lost = one.pin;
  // As a restore leaves it: the second batch was never there.
  await store.pool.query('delete from audit_links where number = 2');
  await store.pool.query('delete from audit_seals where number = 2');
  await store.pool.query(
    'delete from audit_events where id::text not in (select subject from audit_links where number = 1)',
  );
  assert.deepEqual(
    (await audit.verify()).findings.map(({ code }) => code),
    ['chain-cut', 'chain-cut'],
  );
  // A trail that was changed by hand is not taken for one that was restored.
  await store.pool.query("update audit_events set action = 'y'");
  await assert.rejects(audit.acceptRestore(request), { code: 'AUDIT_TRAIL_BROKEN' });
  await store.pool.query("update audit_events set action = 'x'");
  const accepted = await audit.acceptRestore(request);
  assert.deepEqual(accepted.lost, [lost, lost]);
  assert.deepEqual([one.pin, other.pin, one.setApart, other.setApart], [accepted.pin, accepted.pin, [lost], [lost]]);
  const report = await audit.verify();
  assert.deepEqual([report.isIntact, report.pinnedTo], [true, 2]);
  const [link] = await audit.list({ action: 'audit.accept-restore' });
  assert.deepEqual([link?.event?.outcome, link?.event?.reason], ['done', '恢复']);
  await assert.rejects(audit.acceptRestore(request), { code: 'AUDIT_NOTHING_LOST' });
});
