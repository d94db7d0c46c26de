-- A few of a ledger: those at which its money ended. Concurrently for the same reason as V009's.
drop index concurrently if exists open_payout_short;
create index concurrently open_payout_short
  on open_payout (merchant_id, currency, requested_at, payout_id) where reason = 'RESERVE_SHORT';
