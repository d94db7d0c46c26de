set local lock_timeout = '2s';

-- What of a payout's line is fees, in its units and with its sign. Null of other lines, and of those
-- that an older replica keeps.
alter table ledger_entry add column platform_fee bigint, add column network_fee bigint;
