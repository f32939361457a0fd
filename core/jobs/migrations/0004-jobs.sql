-- What a job needs beside its run: the input until it is over, who may find it again, how far it is, whether to stop.
create table jobs (
  run_id uuid primary key references runs (id) on delete cascade,
  -- Text, not json: exactly what was digested. Emptied when the job is over.
  input text,
  -- `owner` and key name one job for ever, so that a request that is sent again finds the first.
  owner text not null,
  idempotency_key text,
  max_attempts integer not null,
  timeout_ms integer not null,
  schedule text,
  progress json,
  cancel_requested_at timestamptz,
  accepted_at timestamptz not null,
  -- Set when nothing will be tried any more without a person.
  dead_at timestamptz
);

create unique index jobs_by_key on jobs (owner, idempotency_key);
create index jobs_dead on jobs (run_id) where dead_at is not null;

-- Operations that are run at set times. Who set it up is who asks.
create table schedules (
  id text primary key,
  operation text not null,
  input json not null,
  cron text not null,
  time_zone text not null,
  actor json not null,
  purpose text,
  created_at timestamptz not null
);
