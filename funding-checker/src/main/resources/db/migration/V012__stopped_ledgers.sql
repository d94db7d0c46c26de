-- Ledgers that nothing is funded from and nothing is withdrawn from, because the audit found them
-- broken: until an operator's word. A row for every time that one was stopped, kept for good.
create table stopped_ledger (
  merchant_id text        not null,
  currency    text        not null,
  -- The how many-th stop of this ledger: whoever has not seen the end of the one before makes none.
  number      bigint      not null,
  -- What was found first: which check, and of what.
  violated    text        not null,
  subject     text        not null,
  stopped_at  timestamptz not null default clock_timestamp(),
  lifted_at   timestamptz,
  lifted_by   text,
  lift_reason text,
  primary key (merchant_id, currency, number),
  check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lift_reason is null))
);
create unique index stopped_ledger_standing on stopped_ledger (merchant_id, currency)
  where lifted_at is null;
