-- Units of the city. Each fact has its days: first and last day both count, null is open. Names and parents are lists of
-- facts with days of their own; the directory in memory checks them against each other before anything is written.
create table units (
  id text primary key,
  kind text not null,
  uscc text unique,
  region_code text,
  valid_from date,
  valid_until date,
  names jsonb not null,
  parents jsonb not null,
  successors text[] not null default '{}',
  check (valid_from <= valid_until)
);

-- Raised by every change, so that a process knows whether what it holds in memory still stands. Empty until the
-- first change: a migration writes no rows, since a snapshot is put back into what it made.
create table unit_version (
  one boolean primary key default true check (one),
  version bigint not null
);
