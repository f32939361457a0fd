import type { Heir, Leaver, OpenWork, WorkSource } from '@yuzhi/access';
import type pg from 'pg';

/** Schedules run in the name of who set them up. */
export const scheduleWork: WorkSource = {
  kind: 'schedule',
  title: { zh: '定时任务', en: 'Schedule' },
  async list(client, { actors }) {
    const { rows } = await client.query<OpenWork>(
      `select id, operation as what, actor ->> 'unit' as unit, null as due from schedules
       where actor ->> 'id' = any ($1) order by id`,
      [actors],
    );
    return rows;
  },
  assign: (client, ids, heir) => rename(client, 'schedules', ids, heir),
};

/** Jobs that wait for their turn run in the name of who sent them. */
export const jobWork: WorkSource = {
  kind: 'job',
  title: { zh: '排队中的后台任务', en: 'Job that waits for its turn' },
  async list(client: pg.ClientBase, { actors }: Leaver) {
    const { rows } = await client.query<OpenWork>(
      `select id::text as id, operation as what, unit, null as due from runs
       where state = 'queued' and actor ->> 'id' = any ($1) order by id`,
      [actors],
    );
    return rows;
  },
  assign: (client, ids, heir) => rename(client, 'runs', ids, heir),
};

/** A run that waits is part of the audit trail only when it has ended: it says then in whose name it ran. */
async function rename(
  client: pg.ClientBase,
  table: 'schedules' | 'runs',
  ids: readonly string[],
  { person }: Heir,
): Promise<void> {
  await client.query(
    `update ${table} set actor = json_build_object('kind', 'person', 'id', $2::text, 'unit', actor ->> 'unit',
       'door', actor ->> 'door')
     where id::text = any ($1)${table === 'runs' ? " and state = 'queued'" : ''}`,
    [ids, person],
  );
}
