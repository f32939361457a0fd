import { translate } from '@yuzhi/store';
import type pg from 'pg';
import { accessError } from '../errors.ts';
import type { Moment } from '../policy/load-standing.ts';

/**
 * Takes one from the quota. The store counts, so callers at the same time in several processes never take more than there
 * is, and a grant that ended a moment ago is found out here at the latest.
 *
 * @throws YuzhiError ACCESS_GRANT_USED_UP
 */
export async function useGrant(client: Pick<pg.ClientBase, 'query'>, id: string, { today }: Moment): Promise<void> {
  try {
    const { rowCount } = await client.query(
      `update grants set used = used + 1 where id = $1 and state = 'active' and (quota is null or used < quota)
         and valid_from <= $2::date and valid_until >= $2::date`,
      [id, today],
    );
    if (rowCount !== 1) throw accessError('ACCESS_GRANT_USED_UP');
  } catch (error) {
    throw translate(error);
  }
}
