-- What people ask or object to on the public face, and what they were answered.
create table inquiries (
  id uuid primary key,
  -- Told to whoever sent it; with it they read the answer.
  receipt text not null unique,
  kind text not null check (kind in ('question', 'objection')),
  -- The operation or pack that it is about; null for the city's use of AI as such.
  about text,
  text text not null,
  -- How to reach them, where they gave it.
  contact text,
  received_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'answered')),
  answer text,
  answered_by json,
  answered_at timestamptz,
  check ((state = 'answered') = (answer is not null and answered_by is not null and answered_at is not null))
);

create index inquiries_newest on inquiries (received_at desc);

