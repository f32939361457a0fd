import type { Store } from '@yuzhi/store';
import type { Moment } from '../policy/load-standing.ts';
import { personOfActorSql } from '../people/person-of-actor-sql.ts';
import { postNotice } from './post-notice.ts';

const nearDays = { approval: 3, grant: 7, key: 7 } as const;

/** Writes down what nobody does and time brings: deadlines, ends of grants, keys that expire. Each of them once. */
export async function postWhatNears(store: Store, moment: Moment): Promise<void> {
  await approvals(store, moment);
  await grants(store, moment);
  await keys(store, moment);
}

/** Not noted yet: `$3` is what the key begins with. */
const unnoted = (id: string): string => `not exists (select 1 from notice_events where key = $3 || ':' || ${id}::text)`;

async function approvals({ pool }: Store, { now, today }: Moment): Promise<void> {
  const { rows } = await pool.query<{
    id: string;
    operation: string;
    unit: string | null;
    person: string | null;
    deadline: string;
  }>(
    `select id, operation, requested_by ->> 'unit' as unit, ${personOfActorSql('requested_by')} as person, deadline::text as deadline
     from approvals where state = 'pending' and deadline between $1::date and $1::date + $2::integer
       and ${unnoted('approvals.id')}`,
    [today, nearDays.approval, 'approval-expires'],
  );
  for (const { id, operation, unit, person, deadline } of rows)
    await postNotice(pool, {
      kind: 'approval-expires',
      key: `approval-expires:${id}`,
      about: { id, operation, unit, deadline },
      to: {
        may: { action: 'approval.decide', resource: { id, unit, person } },
        persons: person === null ? [] : [person],
      },
      at: now,
    });
}

async function grants({ pool }: Store, { now, today }: Moment): Promise<void> {
  const { rows } = await pool.query<{
    id: string;
    resource: string;
    unit: string;
    person: string | null;
    until: string;
  }>(
    `select id, resource, unit, requested_person as person, valid_until::text as until from grants
     where state = 'active' and valid_until between $1::date and $1::date + $2::integer
       and valid_until - valid_from > $2::integer and ${unnoted('grants.id')}`,
    [today, nearDays.grant, 'grant-ends'],
  );
  for (const { id, resource, unit, person, until } of rows)
    await postNotice(pool, {
      kind: 'grant-ends',
      key: `grant-ends:${id}`,
      about: { id, operation: resource, unit, until },
      to: { persons: person === null ? [] : [person] },
      at: now,
    });
}

async function keys({ pool }: Store, { now }: Moment): Promise<void> {
  const until = new Date(now.getTime() + nearDays.key * 86_400_000);
  const { rows } = await pool.query<{ id: string; name: string; person: string; expires: Date }>(
    `select id, name, person, expires_at as expires from api_keys
     where revoked_at is null and expires_at between $1 and $2 and expires_at - made_at > $2::timestamptz - $1::timestamptz
       and ${unnoted('api_keys.id')}`,
    [now, until, 'key-expires'],
  );
  for (const { id, name, person, expires } of rows)
    await postNotice(pool, {
      kind: 'key-expires',
      key: `key-expires:${id}`,
      about: { name, until: expires.toISOString().slice(0, 10) },
      to: { persons: [person] },
      at: now,
    });
}
