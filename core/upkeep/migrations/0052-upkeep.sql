-- What the base does for itself at set times, one row for each time that it was due.
create table upkeep_runs (
  work text not null check (work in ('backup', 'drill')),
  due_at timestamptz not null,
  state text not null check (state in ('running', 'done', 'failed')),
  attempts integer not null,
  began_at timestamptz not null,
  ended_at timestamptz,
  -- Name of the backup that was taken or tried.
  backup text,
  error text,
  primary key (work, due_at),
  check ((state = 'running') = (ended_at is null))
);
