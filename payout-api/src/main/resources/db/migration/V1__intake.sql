-- Rows of people and money words. Facts that were published are numbered by one sequence, so that
-- they can be published again in their own order.
create sequence fact_number;

create table merchant (
  merchant_id text collate "C" primary key,
  external_id text not null unique,
  version bigint not null,
  status text not null,
  name text not null,
  settlement_currency text not null,
  payout_notification_url text,
  recipient_notification_url text,
  notification_email text,
  policy jsonb not null,
  changed_at timestamptz not null,
  event_id uuid not null,
  fact_number bigint not null default nextval('fact_number')
);
create index merchant_by_fact on merchant (fact_number);

-- The text of a token is derived when it is asked for, never stored.
create table token (
  token_id text collate "C" primary key,
  merchant_id text not null references merchant,
  facade text not null,
  public_key bytea not null,
  label text,
  token_digest bytea not null unique,
  sealed_key bytea not null,
  sealed_to text not null,
  revoked boolean not null default false,
  issued_at timestamptz not null,
  unique (merchant_id, facade, public_key)
);

create table token_sin (
  token_id text not null references token,
  sin text not null,
  primary key (token_id, sin)
);

create table recipient (
  recipient_id text collate "C" primary key,
  merchant_id text not null references merchant,
  version bigint not null,
  status text not null,
  email text not null,
  email_key text not null,
  label text,
  shopper_id text,
  asset text,
  chain text,
  address text,
  memo text,
  destination_mac bytea,
  changed_at timestamptz not null,
  event_id uuid not null,
  fact_number bigint not null default nextval('fact_number'),
  unique (merchant_id, email_key),
  unique (merchant_id, shopper_id)
);
create index recipient_by_fact on recipient (fact_number);

create table deposit (
  deposit_id text collate "C" primary key,
  merchant_id text not null references merchant,
  external_id text not null,
  currency text not null,
  amount numeric not null,
  rail text not null,
  received_at timestamptz not null,
  event_id uuid not null,
  fact_number bigint not null default nextval('fact_number'),
  unique (merchant_id, external_id)
);
create index deposit_by_fact on deposit (fact_number);

-- What was asked for. Never updated.
create table payout (
  payout_id text collate "C" primary key,
  merchant_id text not null,
  token_id text not null,
  recipient_id text not null,
  shopper_id text,
  email text,
  amount numeric not null,
  currency text not null,
  ledger_currency text not null,
  effective_date date not null,
  reference text,
  label text,
  notification_url text,
  notification_email text,
  ignore_emails boolean not null,
  group_id text,
  requested_at timestamptz not null,
  request_mac bytea not null,
  request_digest bytea not null,
  traceparent text not null,
  event_id uuid not null,
  fact_number bigint not null default nextval('fact_number')
);
create index payout_newest on payout (merchant_id, requested_at desc, payout_id desc);
create index payout_by_reference on payout (merchant_id, reference, requested_at desc, payout_id desc)
  where reference is not null;
create index payout_by_group on payout (merchant_id, group_id, requested_at desc, payout_id desc)
  where group_id is not null;
create index payout_by_fact on payout (fact_number);

-- What became of it, folded from facts: the highest sequence wins.
create table progress (
  payout_id text collate "C" primary key,
  merchant_id text not null,
  requested_at timestamptz not null,
  sequence bigint not null,
  status text not null,
  reason text,
  funding jsonb,
  transactions jsonb not null default '[]',
  changed_at timestamptz not null
) with (fillfactor = 80);
create index progress_by_status on progress (merchant_id, status, requested_at desc, payout_id desc);

-- One row per signed creating request: what answers its repeats. Digests have no time order, and
-- uniqueness must hold over all of them, so they are split by hash.
create table request_digest (
  digest bytea not null,
  payout_id text not null,
  requested_at timestamptz not null,
  primary key (digest)
) partition by hash (digest);
create table request_digest_0 partition of request_digest for values with (modulus 8, remainder 0);
create table request_digest_1 partition of request_digest for values with (modulus 8, remainder 1);
create table request_digest_2 partition of request_digest for values with (modulus 8, remainder 2);
create table request_digest_3 partition of request_digest for values with (modulus 8, remainder 3);
create table request_digest_4 partition of request_digest for values with (modulus 8, remainder 4);
create table request_digest_5 partition of request_digest for values with (modulus 8, remainder 5);
create table request_digest_6 partition of request_digest for values with (modulus 8, remainder 6);
create table request_digest_7 partition of request_digest for values with (modulus 8, remainder 7);

-- Keys that clients choose for themselves; they can only deduplicate further.
create table idempotency_key (
  merchant_id text not null,
  key_digest bytea not null,
  payout_id text not null,
  primary key (merchant_id, key_digest)
);

create table cancellation (
  event_id uuid primary key,
  payout_id text collate "C" not null,
  sequence bigint not null,
  requested_by_role text not null,
  requested_by text not null,
  requested_at timestamptz not null,
  fact_number bigint not null default nextval('fact_number')
);
create index cancellation_by_payout on cancellation (payout_id);
create index cancellation_by_fact on cancellation (fact_number);

create table reserve (
  merchant_id text not null,
  currency text not null,
  scale int not null,
  version bigint not null,
  balances jsonb not null,
  posted_at timestamptz not null,
  primary key (merchant_id, currency)
);

create table rate (
  base text not null,
  quote text not null,
  rate numeric not null,
  version bigint not null,
  observed_at timestamptz not null,
  primary key (base, quote)
);

-- Cutoffs whose watermark is to be written once the database's clock has passed their instant.
create table due_watermark (
  cutoff_id text collate "C" primary key,
  instant timestamptz not null,
  claimed_until timestamptz not null default '-infinity',
  written_at timestamptz
);
create index due_watermark_waiting on due_watermark (instant) where written_at is null;
