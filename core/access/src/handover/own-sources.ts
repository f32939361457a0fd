import { personOfActorSql } from '../people/person-of-actor-sql.ts';
import type { OpenWork, WorkSource } from './work-source.ts';

/** What they asked for and what nobody has decided yet. The request stays as it was written; the heir asks for it now. */
const approvals: WorkSource = {
  kind: 'approval',
  title: { zh: '待审批的申请', en: 'Act that waits for its approval' },
  async list(client, { person }) {
    const { rows } = await client.query<OpenWork>(
      `select id::text as id, operation as what, requested_by ->> 'unit' as unit, deadline::text as due from approvals
       left join work_handovers h on h.kind = 'approval' and h.subject = approvals.id::text
       where state = 'pending' and coalesce(h.person::text, ${personOfActorSql('requested_by')}) = $1 order by deadline`,
      [person],
    );
    return rows;
  },
  async assign(client, ids, { person, by, now }) {
    await client.query(
      `insert into work_handovers (kind, subject, person, handed_by, handed_at)
       select 'approval', subject, $2, $3, $4 from unnest($1::text[]) as t (subject)
       on conflict (kind, subject) do update set person = excluded.person, handed_by = excluded.handed_by,
         handed_at = excluded.handed_at`,
      [ids, person, JSON.stringify(by), now],
    );
  },
};

/** Applications are of the unit; the heir is who is told and who may not decide them. */
const grants: WorkSource = {
  kind: 'grant',
  title: { zh: '待决定的授权申请', en: 'Application for a grant' },
  async list(client, { person }) {
    const { rows } = await client.query<OpenWork>(
      `select id::text as id, resource as what, unit, deadline::text as due from grants
       where state = 'requested' and requested_person = $1 order by deadline`,
      [person],
    );
    return rows;
  },
  async assign(client, ids, { person }) {
    await client.query('update grants set requested_person = $2 where id = any ($1::uuid[])', [ids, person]);
  },
};

/** A key ends with its owner: its secret is theirs. */
const keys: WorkSource = {
  kind: 'key',
  title: { zh: '密钥（随本人失效，须由接任人新建）', en: 'Key, ends with its owner: the heir makes another' },
  async list(client, { person }) {
    const { rows } = await client.query<OpenWork>(
      `select id::text as id, name as what, unit, expires_at::date::text as due from api_keys
       where person = $1 and revoked_at is null and expires_at > now() order by expires_at`,
      [person],
    );
    return rows;
  },
  assign: null,
};

export const ownSources: readonly WorkSource[] = [approvals, grants, keys];
