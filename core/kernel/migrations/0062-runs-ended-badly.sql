-- What failed or was given up is asked for often and is rare: without this the list walks through every run back to the
-- oldest (half a second among a million). Runs that went well are not in it, so that it stays small.
create index runs_ended_badly on runs (state, id desc) where state in ('failed', 'cancelled');
