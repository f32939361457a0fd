import type { Config } from '../base.ts';
import type { Setting } from '../command.ts';
import { cliError } from '../errors.ts';

/**
 * Dropping tables under a running server would break it in the middle of its work.
 *
 * @throws YuzhiError CLI_BASE_IN_USE
 */
export async function refuseWhileInUse(config: Config, { backend }: Setting): Promise<void> {
  await using store = await backend.openStore(config, { migrate: false });
  const { rows } = await store.pool.query<{ count: number }>(
    `select count(*)::integer as count from pg_stat_activity
     where datname = current_database() and application_name = 'yuzhi' and pid <> pg_backend_pid()`,
  );
  // The pool of this very command has one connection: the query ran on it.
  const count = rows[0]?.count ?? 0;
  if (count > 0) throw cliError('CLI_BASE_IN_USE', { count });
}
