-- How people sign in. Nothing here can be used to sign in by whoever reads it, except the seeds of one-time codes, which
-- the check needs in clear.
create table passwords (
  person uuid primary key references people (id),
  hash text not null,
  changed_at timestamptz not null
);

create table one_time_codes (
  person uuid primary key references people (id),
  secret text not null,
  confirmed_at timestamptz not null,
  -- Number of the last 30-second step that was used: a code counts once.
  last_step bigint not null
);

-- Links that work once: the first set-up, an invitation, a recovery. Kept as digests.
create table one_time_links (
  digest bytea primary key,
  kind text not null check (kind in ('set-up', 'invitation', 'recovery')),
  person uuid references people (id),
  -- A recovery that keeps the second factor asks for a code of it.
  replaces_factor boolean not null,
  secret text not null,
  made_by json not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  check ((kind = 'set-up') = (person is null))
);

create table sessions (
  id uuid primary key,
  digest bytea not null unique,
  person uuid not null references people (id),
  began_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  client text not null,
  ended_at timestamptz
);

create index sessions_by_person on sessions (person) where ended_at is null;

-- Browsers that somebody has signed in from: their attempts are counted apart from those of strangers.
create table known_devices (
  digest bytea primary key,
  person uuid not null references people (id),
  seen_at timestamptz not null
);

-- Failed attempts by account, device or address, as digests: an account that does not exist is counted like any other.
create table attempts (
  subject bytea primary key,
  failures integer not null,
  window_ends timestamptz not null
);
