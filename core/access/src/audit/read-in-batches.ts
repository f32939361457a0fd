import type pg from 'pg';

const batchRows = 2_000;

/** The rows of a statement without parameters, a batch at a time, within the transaction of `client`. */
export async function* readInBatches<Row extends pg.QueryResultRow>(
  client: pg.ClientBase,
  name: string,
  statement: string,
): AsyncGenerator<Row, void, undefined> {
  await client.query(`declare ${name} no scroll cursor for ${statement}`);
  try {
    for (;;) {
      const { rows } = await client.query<Row>(`fetch ${batchRows} from ${name}`);
      yield* rows;
      if (rows.length < batchRows) return;
    }
  } finally {
    // In a transaction that failed the cursor is gone already.
    await client.query(`close ${name}`).catch(() => {});
  }
}
