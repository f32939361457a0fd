-- Runs that wait for their turn. A job's run is carried out by whichever worker claims it, again after a worker is lost;
-- `attempt` counts the claims.
alter table runs drop constraint runs_state_check;
alter table runs add constraint runs_state_check check (state in ('queued', 'running', 'done', 'failed', 'cancelled'));
alter table runs drop constraint runs_check;
alter table runs add constraint runs_check check ((state in ('queued', 'running')) = (finished_at is null));
alter table runs add column job boolean not null default false;
alter table runs add column attempt integer not null default 1;

create index runs_queued on runs (id) where state = 'queued';
