-- The double-entry reserve ledger. All amounts are whole ledger units of the currency's scale.
-- Positive means owed to the merchant or kept by us, negative means owed by the outside world:
-- deposits_clearing mirrors what came in, receivable what the merchant owes.

-- Ascends with every fact that this service says; the order in which they are told again.
create sequence fact_number as bigint;

-- One row per merchant and currency: its balances, always equal to the sums of its entries.
-- It is locked before a balance is read.
create table account (
  merchant_id       text   not null,
  currency          text   not null,
  -- How many postings; rises by one with each.
  version           bigint not null default 0,
  available         bigint not null default 0 constraint available_never_negative check (available >= 0),
  held              bigint not null default 0 constraint held_never_negative check (held >= 0),
  paid_out          bigint not null default 0,
  platform_fees     bigint not null default 0,
  network_fees      bigint not null default 0,
  deposits_clearing bigint not null default 0,
  suspense          bigint not null default 0,
  receivable        bigint not null default 0 constraint receivable_never_positive check (receivable <= 0),
  -- Dust of deposits below one ledger unit, exact; a whole unit of it moves to suspense.
  suspense_dust     numeric not null default 0 check (suspense_dust >= 0 and suspense_dust < 1),
  primary key (merchant_id, currency),
  constraint balances_sum_to_zero check (
    available + held + paid_out + platform_fees + network_fees + deposits_clearing + suspense
      + receivable = 0)
);

-- One row per posting; immutable. Its cause is unique, so a second delivery books nothing.
create table posting (
  posting_id   text primary key,
  number       bigint not null unique default nextval('fact_number'),
  merchant_id  text not null,
  currency     text not null,
  version      bigint not null,
  code         int  not null,
  cause        text not null unique,
  -- How many payouts it sums up; they are the rows of transition with this posting_id.
  lines        int  not null,
  -- Balances after it, in the order of the columns of account.
  balances     bigint[] not null,
  event_id     uuid not null unique,
  causation_id text,
  traceparent  text,
  occurred_at  timestamptz not null,
  unique (merchant_id, currency, version)
);

-- The entries of a posting; immutable; each posting sums to zero.
create table ledger_entry (
  posting_id  text   not null references posting,
  account     text   not null check (account in ('AVAILABLE', 'HELD', 'PAID_OUT', 'PLATFORM_FEES',
                'NETWORK_FEES', 'DEPOSITS_CLEARING', 'SUSPENSE', 'RECEIVABLE')),
  merchant_id text   not null,
  currency    text   not null,
  amount      bigint not null check (amount <> 0),
  primary key (posting_id, account)
);

create function refuse_unbalanced_posting() returns trigger language plpgsql as $$
begin
  if exists (select 1 from added group by posting_id having sum(amount) <> 0) then
    raise exception 'a posting does not sum to zero' using errcode = 'check_violation';
  end if;
  return null;
end $$;

-- All entries of a posting are inserted by one statement.
create trigger posting_sums_to_zero after insert on ledger_entry
  referencing new table as added
  for each statement execute function refuse_unbalanced_posting();

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger posting_is_immutable before update or delete on posting
  for each statement execute function refuse_change();
create trigger ledger_entry_is_immutable before update or delete on ledger_entry
  for each statement execute function refuse_change();

-- Money that came in or went out by a command; its id makes a second delivery harmless.
create table reserve_movement (
  movement_id text primary key,
  kind        text not null check (kind in ('DEPOSIT', 'REVERSAL', 'WITHDRAWAL')),
  merchant_id text not null,
  currency    text not null,
  -- As commanded: exact, with whatever decimals it had.
  amount      numeric not null check (amount > 0),
  -- The deposit that a reversal takes back.
  deposit_id  text,
  external_id text,
  rail        text,
  posting_id  text references posting,
  booked_at   timestamptz not null
);
create unique index reserve_movement_external
  on reserve_movement (merchant_id, kind, external_id) where external_id is not null;
create index reserve_movement_reversals on reserve_movement (deposit_id) where deposit_id is not null;
