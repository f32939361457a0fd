-- People, the roles they hold and what they hand to somebody while they are away.
create table people (
  id uuid primary key,
  account text not null unique,
  name text not null,
  unit text references units (id),
  state text not null check (state in ('invited', 'active', 'suspended', 'gone')),
  created_at timestamptz not null,
  left_at timestamptz
);

create table role_holdings (
  id uuid primary key,
  person uuid not null references people (id),
  role text not null,
  unit text references units (id),
  valid_from date not null,
  valid_until date,
  given_by json not null,
  given_at timestamptz not null,
  ended_at timestamptz,
  check (valid_from <= valid_until)
);

create index role_holdings_by_person on role_holdings (person) where ended_at is null;

create table delegations (
  id uuid primary key,
  giver uuid not null references people (id),
  taker uuid not null references people (id),
  role text not null,
  unit text references units (id),
  valid_from date not null,
  valid_until date not null,
  reason text not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  check (valid_from <= valid_until),
  check (giver <> taker)
);

create index delegations_by_taker on delegations (taker) where ended_at is null;
