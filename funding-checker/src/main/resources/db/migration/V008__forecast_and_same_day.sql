set local lock_timeout = '2s';

-- When payouts are executed next, as a cutoff told it and when it did; null from older builds.
alter table cutoff add column next_instant timestamptz;
alter table cutoff add column told_at timestamptz;

-- Payouts that are funded and not broadcast yet. Whoever deletes a row counts the broadcast, so that a
-- second telling counts nothing; none is left of what was sent.
create table unsent_payout (
  payout_id text primary key,
  -- The one that funded it: it is to be broadcast on the UTC day of that.
  cutoff_id text not null
);
