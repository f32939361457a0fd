-- Runs whose input is an example of their operation, so that what was tried can be taken away again. A hidden one stays
-- as evidence without its payloads and is listed no more.
alter table runs add column sample boolean not null default false;
alter table runs add column hidden boolean not null default false;

create index runs_samples on runs (id) where sample and not hidden;
