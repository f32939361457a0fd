-- Passkeys (WebAuthn). Public keys: nobody who reads this can sign in with it.
create table passkeys (
  -- As the authenticator names it, in base64url.
  id text primary key,
  person uuid not null references people (id),
  name text not null,
  public_key bytea not null,
  -- How often the authenticator says it was used; 0 for those that do not count.
  counter bigint not null,
  transports text[] not null,
  -- Copied between devices by whoever made the authenticator.
  is_synced boolean not null,
  made_at timestamptz not null,
  used_at timestamptz
);

create index passkeys_by_person on passkeys (person);

-- Challenges that were answered, as digests, until they end: each is answered once. Those that nobody answered are kept
-- nowhere.
create table used_challenges (
  digest bytea primary key,
  ends_at timestamptz not null
);
