-- A unit's permission to use a resource for a purpose, until a day, within a quota.
create table grants (
  id uuid primary key,
  unit text not null references units (id),
  resource text not null,
  -- The unit that owns the resource, as it was when somebody applied.
  owner text references units (id),
  purpose text not null,
  -- Runs in all; null is without a limit.
  quota integer check (quota > 0),
  used integer not null default 0,
  valid_from date not null,
  valid_until date not null,
  -- How many people have to agree.
  needed smallint not null check (needed in (1, 2)),
  state text not null check (state in ('requested', 'active', 'refused', 'revoked')),
  reason text not null,
  deadline date not null,
  requested_by json not null,
  requested_person uuid references people (id),
  requested_at timestamptz not null,
  ended_at timestamptz,
  check (valid_from <= valid_until),
  check (quota is null or used <= quota)
);

create index grants_in_force on grants (unit) where state = 'active';

create table grant_decisions (
  grant_id uuid not null references grants (id),
  person uuid not null references people (id),
  decision text not null check (decision in ('agreed', 'refused', 'revoked')),
  reason text not null,
  decided_by json not null,
  decided_at timestamptz not null,
  primary key (grant_id, person, decision)
);

-- Until when an act can be approved.
alter table approvals add column deadline date;
