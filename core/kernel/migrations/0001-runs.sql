-- Every execution of anything. `input` and `output` are kept as the exact text that their digests were made of
-- (json, not jsonb); they may be erased, the digests stay.
create table runs (
  id uuid primary key,
  operation text not null,
  pack_version text not null,
  state text not null check (state in ('running', 'done', 'failed', 'cancelled')),
  actor json not null,
  unit text,
  purpose text,
  rule text not null,
  approval_id uuid,
  parent_id uuid,
  process integer not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  duration_ms double precision,
  input_sha256 text not null,
  output_sha256 text,
  input json,
  output json,
  labels json not null,
  error json,
  check ((state = 'running') = (finished_at is null))
);

create index runs_by_operation on runs (operation, id desc);
create index runs_running on runs (process) where state = 'running';

-- Numbers for the processes that execute runs, so that a run whose process is gone can be told from one that lives.
create sequence run_processes as integer cycle;
