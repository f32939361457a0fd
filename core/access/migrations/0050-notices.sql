-- What happened that somebody has to know: written in the transaction in which it happened, told to people afterwards.
create table notice_events (
  id uuid primary key,
  -- The same thing is written down once, whoever notices it.
  key text unique,
  kind text not null,
  -- Ids, days and names of units: never an input, a person's name or a secret.
  about jsonb not null,
  receivers jsonb not null,
  at timestamptz not null,
  -- When its notices were made.
  spread_at timestamptz
);

create index notice_events_waiting on notice_events (at) where spread_at is null;

-- What one person is told.
create table notices (
  id uuid primary key,
  event uuid not null references notice_events (id) on delete cascade,
  person uuid not null references people (id),
  made_at timestamptz not null,
  read_at timestamptz,
  unique (event, person)
);

create index notices_by_person on notices (person, made_at desc);
create index notices_unread on notices (person) where read_at is null;

-- How somebody wants to be told outside of Yuzhi. Without a row: not at all.
create table notice_settings (
  person uuid primary key references people (id),
  mail text,
  webhook text,
  kinds jsonb not null,
  digest_at text not null,
  quiet_from text,
  quiet_until text,
  language text not null check (language in ('zh', 'en')),
  changed_at timestamptz not null
);

-- What leaves by mail or webhook. `target` is a mail address or the name of a configured webhook.
create table notice_deliveries (
  id uuid primary key,
  event uuid not null references notice_events (id) on delete cascade,
  person uuid references people (id),
  way text not null check (way in ('mail', 'webhook')),
  target text not null,
  language text not null check (language in ('zh', 'en')),
  due_at timestamptz not null,
  state text not null check (state in ('waiting', 'sent', 'failed')),
  attempts integer not null default 0,
  last_error text,
  ended_at timestamptz,
  unique nulls not distinct (event, person, way, target),
  check ((state = 'waiting') = (ended_at is null))
);

create index notice_deliveries_due on notice_deliveries (due_at) where state = 'waiting';
