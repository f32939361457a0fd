import { migrations } from '@yuzhi/server';
import { openStore } from '@yuzhi/store';
import { parentOf, treeCpuSeconds } from '../../tools/harness/process-tree.ts';

/** A second pair of eyes on the database of a server, in another process than the server. */
export interface LedgerEyes extends AsyncDisposable {
  readonly postgresVersion: string;
  /** CPU that all of PostgreSQL has used so far, in seconds. */
  cpuSeconds(): number;
  /** Empties the ledger, so that every reading begins with the same. */
  empty(): Promise<void>;
  /** Rows in the ledger, how many of them are complete, and how many transactions wrote them. */
  count(): Promise<{ readonly rows: number; readonly complete: number; readonly commits: number }>;
}

export async function openLedgerEyes(dataFolder: string): Promise<LedgerEyes> {
  const store = await openStore({ dataFolder, migrations });
  const ask = async <Row extends object>(sql: string): Promise<Row> => {
    const { rows } = await store.pool.query<Row>(sql);
    const [row] = rows;
    if (!row) throw new TypeError(`No row came back from ${sql}`);
    return row;
  };
  const { pid, version } = await ask<{ pid: number; version: string }>(
    "select pg_backend_pid() as pid, current_setting('server_version') as version",
  );
  const postmaster = parentOf(pid);
  return {
    postgresVersion: version,
    cpuSeconds: () => treeCpuSeconds(postmaster),
    async empty() {
      await store.pool.query('truncate runs cascade');
      await store.pool.query('checkpoint');
    },
    count: () =>
      ask(`select count(*)::integer as rows,
             count(*) filter (where state = 'done' and output_sha256 is not null)::integer as complete,
             count(distinct xmin::text)::integer as commits
           from runs`),
    [Symbol.asyncDispose]: () => store.close(),
  };
}
