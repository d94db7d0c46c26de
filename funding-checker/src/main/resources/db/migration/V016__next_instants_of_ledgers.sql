set local lock_timeout = '2s';

-- When the ledgers of a currency are swept next, as a cutoff told it; null is every currency. Absent from
-- older builds, which told the next instant of any schedule alone.
alter table cutoff add column next_currencies text[];
alter table cutoff add column next_instants timestamptz[];
