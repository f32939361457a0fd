-- A request to let an operation act, and what a person decided about it.
create table approvals (
  id uuid primary key,
  operation text not null,
  input json not null,
  preview json not null,
  purpose text,
  state text not null check (state in ('pending', 'approved', 'rejected')),
  requested_by json not null,
  requested_at timestamptz not null,
  decided_by json,
  decided_at timestamptz,
  reason text,
  run_id uuid,
  check ((state = 'pending') = (decided_at is null))
);

create index approvals_by_state on approvals (state, id desc);
