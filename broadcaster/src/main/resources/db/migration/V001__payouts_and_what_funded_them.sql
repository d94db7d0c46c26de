-- One narrow row per payout, moved by conditional updates under the lifecycle's guard.
create table payout (
  payout_id    text primary key,
  wallet       text        not null,
  state        text        not null check (state in ('FUNDED', 'PROCESSING', 'COMPLETE', 'FAILED')),
  sequence     bigint      not null,
  delay_reason text,
  -- Set with the reservation of coins; unset only where nothing was ever stored for sending.
  family_id    text,
  funded_at    timestamptz not null,
  received_at  timestamptz not null default clock_timestamp(),
  check (state = 'FUNDED' or state = 'FAILED' or family_id is not null)
) with (fillfactor = 80);

create index payout_waiting on payout (wallet, funded_at, payout_id)
  where state = 'FUNDED' and family_id is null;
create index payout_funded on payout (wallet, payout_id) where state = 'FUNDED';
create index payout_of_family on payout (family_id) where family_id is not null;

-- What PayoutFunded fixed, never changed: the record as it came, and what SQL needs of it.
create table payout_terms (
  payout_id   text primary key references payout,
  merchant_id text           not null,
  funding_mac bytea          not null,
  base_units  numeric(40, 0) not null check (base_units >= 0),
  traceparent text,
  record      bytea          not null
);

-- Our own facts, exactly as they left: the way back from lost topics.
create table emitted_fact (
  position    bigint generated always as identity primary key,
  payout_id   text        not null,
  occurred_at timestamptz not null,
  value       bytea       not null,
  traceparent text
);

create index emitted_fact_of_payout on emitted_fact (payout_id, position);
create index emitted_fact_since on emitted_fact (occurred_at);

-- What recipients chose, by version: only the newest version is kept.
create table recipient (
  recipient_id    text primary key,
  merchant_id     text   not null,
  version         bigint not null,
  asset           text,
  chain           text,
  address         text,
  memo            text,
  withdrawal_version bigint,
  destination_mac bytea
);
