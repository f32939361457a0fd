-- What happened that is no run: decisions, sign-ins, changes. `details` may be erased; its digest stays.
create table audit_events (
  id uuid primary key,
  at timestamptz not null,
  action text not null,
  actor json not null,
  resource text,
  outcome text not null check (outcome in ('allowed', 'denied', 'done', 'failed')),
  reason text,
  details json,
  details_sha256 text
);

create index audit_events_by_time on audit_events (at desc);

-- Entries that wait to be chained. Written in the transaction of the row they stand for, so that in every snapshot a row
-- has either a waiting entry or a link, and a transaction that commits late cannot be skipped.
create table audit_queue (
  id bigint generated always as identity primary key,
  kind text not null,
  subject text not null,
  digest text not null,
  is_adopted boolean not null default false,
  mark text not null,
  queued_at timestamptz not null default clock_timestamp()
);

-- Rows come and go within a second: dead ones must not pile up.
alter table audit_queue set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000,
  autovacuum_vacuum_insert_threshold = -1, autovacuum_analyze_threshold = 100000);

-- The chain: `hash` is made of the previous hash and of every other column.
create table audit_links (
  number bigint primary key,
  kind text not null,
  subject text not null,
  digest text not null,
  origin text not null,
  hash text not null
);

create index audit_links_by_subject on audit_links (subject);

-- The signed head after each batch of links.
create table audit_seals (
  number bigint primary key,
  chain uuid not null,
  first_link bigint not null,
  last_link bigint not null,
  head text not null,
  previous text not null,
  sealed_at timestamptz not null,
  key_id text not null,
  signature text not null
);

create index audit_seals_by_time on audit_seals (sealed_at);

-- Where the chain begins after old links were trimmed: the last seal that was cut off, signed once more with why.
create table audit_checkpoints (
  number bigint primary key,
  chain uuid not null,
  seal bigint not null,
  link bigint not null,
  head text not null,
  previous text not null,
  sealed_at timestamptz not null,
  cut_at timestamptz not null,
  reason text not null,
  key_id text not null,
  signature text not null
);
