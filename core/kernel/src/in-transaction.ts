import { translate } from '@yuzhi/store';
import type { Store } from '@yuzhi/store';
import type pg from 'pg';

/** Does `work` on one connection, wholly or not at all. */
export async function inTransaction<T>(store: Store, work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  const client = await store.pool.connect();
  let isBroken = true;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    isBroken = false;
    return result;
  } catch (error) {
    isBroken = await client.query('rollback').then(
      () => false,
      () => true,
    );
    throw translate(error);
  } finally {
    client.release(isBroken);
  }
}
