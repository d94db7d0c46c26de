-- Deposits that their bank or chain has taken back, whole or in part.
create table reversal (
  reversal_id text collate "C" primary key,
  deposit_id text collate "C" not null references deposit,
  merchant_id text not null,
  external_id text not null,
  amount numeric not null check (amount > 0),
  reason text not null,
  received_at timestamptz not null,
  event_id uuid not null,
  fact_number bigint not null default nextval('fact_number'),
  unique (merchant_id, external_id)
);
create index reversal_by_deposit on reversal (deposit_id);
create index reversal_by_fact on reversal (fact_number);

-- Money that merchants want out of their reserves. The ledger decides; what it said stands in
-- ledger_entry where it was a yes, and below where it was a no.
create table withdrawal (
  withdrawal_id text collate "C" primary key,
  merchant_id text not null references merchant,
  external_id text not null,
  currency text not null,
  amount numeric not null check (amount > 0),
  asked_at timestamptz not null,
  event_id uuid not null,
  fact_number bigint not null default nextval('fact_number'),
  unique (merchant_id, external_id)
);
create index withdrawal_by_fact on withdrawal (fact_number);

-- The ledger's refusals, folded from facts, with what it judged by; in ledger units.
create table withdrawal_refusal (
  withdrawal_id text collate "C" primary key,
  scale int not null,
  available bigint not null,
  owed bigint not null,
  refused_at timestamptz not null
);

-- Where merchants' money comes in: bank accounts and addresses, each of one merchant for ever.
create table deposit_account (
  rail text not null,
  account text collate "C" not null,
  merchant_id text not null references merchant,
  assigned_at timestamptz not null default now(),
  primary key (rail, account)
);
create index deposit_account_by_merchant on deposit_account (merchant_id);
