-- Who somebody is to a city's own identity provider (OpenID Connect).
create table identities (
  issuer text not null,
  subject text not null,
  person uuid not null references people (id),
  linked_at timestamptz not null,
  seen_at timestamptz not null,
  primary key (issuer, subject),
  -- A second subject that claims the same account is refused.
  unique (issuer, person)
);
