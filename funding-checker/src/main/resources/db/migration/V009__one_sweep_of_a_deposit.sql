-- The table may be large and is swept meanwhile by the version that runs: built concurrently, an index
-- keeps nobody waiting, and Flyway runs such a file outside of a transaction. One that an earlier try
-- has left half built is dropped first.
drop index concurrently if exists sweep_of_cutoff;
create unique index concurrently sweep_of_cutoff on sweep (cutoff_id, merchant_id, currency)
  where not stragglers and deposit_id is null;
drop index concurrently if exists sweep_of_deposit;
create unique index concurrently sweep_of_deposit on sweep (deposit_id)
  where deposit_id is not null;
