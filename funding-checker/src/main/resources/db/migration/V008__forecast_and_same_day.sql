-- When payouts are executed next, as a cutoff told it and when it did; null from older builds.
alter table cutoff add column next_instant timestamptz;
alter table cutoff add column told_at timestamptz;

-- Payouts that were broadcast, each once: what makes a second telling count nothing.
create table broadcast_payout (
  payout_id text primary key,
  -- On the UTC day of the cutoff that funded it.
  same_day  boolean not null
);
