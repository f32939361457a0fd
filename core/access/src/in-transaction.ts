import { translate } from '@yuzhi/store';
import type { Store } from '@yuzhi/store';
import type pg from 'pg';

/** Runs `work` in one transaction: all of it is kept or nothing. */
export async function inTransaction<T>(store: Store, work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  const client = await store.pool.connect().catch((error: unknown) => {
    throw translate(error);
  });
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    await client.query('rollback').then(
      () => client.release(),
      () => client.release(true),
    );
    throw translate(error);
  }
}
