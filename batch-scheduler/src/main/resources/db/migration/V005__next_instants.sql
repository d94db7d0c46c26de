set local lock_timeout = '2s';

-- The next instants by the ledger currency that they sweep, null for every one: part of a cutoff's fact,
-- so that the same row always gives the same record. Absent in rows of older builds.
alter table cutoff add column next_currencies text[];
alter table cutoff add column next_instants timestamptz[];
