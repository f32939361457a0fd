-- Requests of one minute, counted by all processes together, as digests. Nothing is lost with them.
create unlogged table rate_counts (
  subject bytea not null,
  -- Minutes since 1970.
  minute integer not null,
  requests integer not null,
  primary key (subject, minute)
);
