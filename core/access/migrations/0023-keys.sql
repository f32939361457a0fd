-- Keys by which systems ask in the name of a person, as digests.
create table api_keys (
  id uuid primary key,
  digest bytea not null unique,
  name text not null,
  person uuid not null references people (id),
  unit text references units (id),
  scopes text[] not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  seen_on date,
  revoked_at timestamptz,
  revoked_by json
);

create index api_keys_by_person on api_keys (person);
