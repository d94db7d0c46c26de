-- Payouts that a cutoff names and that had not arrived when it was started. Whoever takes one in deletes its
-- row and has that cutoff sweep it; empty nearly always.
create table awaited_payout (
  payout_id text primary key,
  -- The newest one that names it.
  cutoff_id text not null,
  since     timestamptz not null default clock_timestamp()
);
