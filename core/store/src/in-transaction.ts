import type pg from 'pg';
import type { Store } from './store.ts';
import { translate } from './translate.ts';

/**
 * Does `work` on one connection, wholly or not at all.
 *
 * @throws YuzhiError what `work` throws; a failure of the database as a typed error
 */
export async function inTransaction<T>(store: Store, work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  const client = await store.pool.connect().catch((error: unknown) => {
    throw translate(error);
  });
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
