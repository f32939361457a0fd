import type { PackEntry } from '@yuzhi/kernel';
import type { Store } from '@yuzhi/store';
import { timeText } from '../render/time-text.ts';
import { fill } from '../fill.ts';
import { words } from '../words.ts';
import { fail, ok, warn } from './finding.ts';
import type { Finding } from './finding.ts';

/** A database whose clock differs by more says when things happened otherwise than we do. */
const mostClockDriftMs = 5_000;

/** The database, what it lacks of migrations, and its clock beside ours. */
export async function checkStore(store: Store, timeZone: string, now: () => Date): Promise<readonly Finding[]> {
  await store.health();
  const kind = words[`store_${store.kind}`];
  const text = {
    zh: `${kind.zh} ${store.serverVersion}，${store.where}`,
    en: `${kind.en} ${store.serverVersion}, ${store.where}`,
  };
  return [ok('database', text), await checkMigrations(store), await checkClock(store, timeZone, now)];
}

async function checkMigrations(store: Store): Promise<Finding> {
  const { applied, pending } = await store.migrationState();
  const unknown = await unknownMigrations(store, applied);
  if (unknown.length > 0)
    return fail('migrations', fill(words.doctorNewer, { names: unknown.join(', ') }), words.doctorNewerHint);
  if (pending.length === 0) return ok('migrations', fill(words.doctorMigrated, { count: applied.length }));
  return warn('migrations', fill(words.doctorPending, { count: pending.length }), words.doctorPendingHint);
}

/** Migrations in the store that this program does not have: a newer one made them. */
async function unknownMigrations({ pool }: Store, applied: readonly string[]): Promise<readonly string[]> {
  const { rows } = await pool.query<{ has: boolean }>("select to_regclass('kysely_migration') is not null as has");
  if (!rows[0]?.has) return [];
  const result = await pool.query<{ name: string }>(
    'select name from kysely_migration where name <> all($1) order by name',
    [applied],
  );
  return result.rows.map(({ name }) => name);
}

async function checkClock({ pool }: Store, timeZone: string, now: () => Date): Promise<Finding> {
  const before = now().getTime();
  const { rows } = await pool.query<{ at: Date }>('select clock_timestamp() as at');
  const after = now().getTime();
  const at = rows[0]?.at.getTime() ?? before;
  // Between asking and answer any instant is right.
  const driftMs = Math.max(before - at, at - after, 0);
  const text = fill(words.doctorClock, { time: timeText(now(), timeZone), timeZone });
  if (driftMs <= mostClockDriftMs) return ok('clock', text);
  return warn('clock', fill(words.doctorClockDrift, { seconds: Math.round(driftMs / 1_000) }), words.doctorClockHint);
}

export function checkPacks(packs: readonly PackEntry[]): Finding {
  const failed = packs.filter(({ state }) => state === 'failed');
  if (packs.length === 0) return fail('packs', words.doctorPacksNone, words.doctorPacksNoneHint);
  const ready = packs.length - failed.length;
  if (failed.length === 0) return ok('packs', fill(words.packsReady, { ready }));
  const names = failed.map(({ id }) => id).join(', ');
  const text = fill(words.doctorPacksFailed, { ready, failed: failed.length, names });
  return ready === 0 ? fail('packs', text, words.doctorPacksHint) : warn('packs', text, words.doctorPacksHint);
}
