-- How many people have to agree before it runs.
alter table approvals add column needed smallint not null default 1 check (needed in (1, 2));

-- Those who agreed to something that takes two. The one whose agreement decides it stands in the approval itself.
create table approval_agreements (
  approval uuid not null references approvals (id) on delete cascade,
  person uuid not null references people (id),
  reason text not null,
  agreed_by json not null,
  agreed_at timestamptz not null,
  primary key (approval, person)
);

-- A standing grant: within its quota an act of the unit for that purpose needs no approval of its own.
alter table grants add column approves_acts boolean not null default false;
alter table grants add check (not approves_acts or quota is not null);

-- Work that somebody left behind and another took on. What was asked for stays written as it was asked.
create table work_handovers (
  kind text not null,
  subject text not null,
  person uuid not null references people (id),
  handed_by json not null,
  handed_at timestamptz not null,
  primary key (kind, subject)
);
