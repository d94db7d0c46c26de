-- One permanent row per payout that this service has heard of: what makes a repeat harmless.
create table arrival (
  payout_id   text primary key,
  merchant_id text not null,
  currency    text not null,
  -- The record that told of it first, in the bytes of its topic: the snapshot for our facts.
  topic       text not null,
  record      bytea not null,
  -- payout-api's MAC over the request, covered by the MAC over its funding.
  request_mac bytea not null,
  traceparent text,
  arrived_at  timestamptz not null default clock_timestamp()
);

-- One narrow row while a payout is undecided. Inserted only by the statement that inserted the
-- arrival; whoever deletes it decides.
create table open_payout (
  payout_id       text not null,
  merchant_id     text not null,
  -- Of the ledger.
  currency        text not null,
  requested_at    timestamptz not null,
  recipient_id    text not null,
  amount          numeric not null,
  amount_currency text not null,
  effective_at    timestamptz not null,
  -- The last sequence of the payout that is known here.
  sequence        bigint not null,
  -- Why the last cutoff that judged it did not fund it, as far as it was said.
  reason          text,
  -- No cutoff before this instant judges it again.
  eligible_from   timestamptz,
  -- Came after the cutoff that it belongs to was swept, and was not judged yet.
  straggler       boolean not null default false,
  primary key (merchant_id, currency, requested_at, payout_id)
);
create unique index open_payout_id on open_payout (payout_id);
create index open_payout_straggler on open_payout (merchant_id, currency) where straggler;

-- Every decision and every settled fact of a payout, append-only: the lines of the postings.
-- The cause of both ways out of new is 'exit', so that only one of them can ever be taken.
create table transition (
  payout_id         text not null,
  cause             text not null,
  number            bigint not null unique default nextval('fact_number'),
  kind              text not null check (kind in ('DEFERRED', 'FUNDED', 'CANCELLED', 'COMPLETED',
                      'FAILED', 'REOPENED')),
  merchant_id       text not null,
  currency          text not null,
  sequence          bigint not null,
  event_id          uuid not null,
  causation_id      text,
  occurred_at       timestamptz not null,
  posting_id        text references posting,
  cutoff_id         text,
  -- Money, in ledger units: what is held for the payout and leaves it again.
  ledger_amount     bigint,
  platform_fee      bigint,
  network_fee       bigint,
  -- Terms, of FUNDED only.
  asset             text,
  base_units        numeric,
  rate_in_currency  numeric,
  rate_in_ledger    numeric,
  -- What rounding the paid amount down kept, in the payout's currency: amount - paid * rate.
  paid_remainder    numeric,
  -- What rounding the debit up added, times rate_in_currency, in the ledger's currency; exact.
  debit_excess      numeric,
  recipient_version bigint,
  chain             text,
  address           text,
  memo              text,
  destination_mac   bytea,
  funding_mac       bytea,
  -- Of DEFERRED and CANCELLED.
  reason            text,
  missing_units     bigint,
  eligible_from     timestamptz,
  requested_role    text,
  requested_by      text,
  primary key (payout_id, cause),
  check (kind not in ('FUNDED', 'CANCELLED') or cause = 'exit')
);
create index transition_posting on transition (posting_id) where posting_id is not null;
create trigger transition_is_immutable before update or delete on transition
  for each statement execute function refuse_change();

-- Cutoffs that were announced. started_at is set when their sweeps were laid out.
create table cutoff (
  cutoff_id          text primary key,
  event_id           uuid not null,
  instant            timestamptz not null,
  scope_kind         text not null,
  scope_values       text[] not null,
  traceparent        text,
  received_at        timestamptz not null default clock_timestamp(),
  started_at         timestamptz,
  -- Partitions whose watermark did not come in time.
  missing_watermarks int
);
create index cutoff_waiting on cutoff (instant, cutoff_id) where started_at is null;
create index cutoff_started on cutoff (instant desc) where started_at is not null;

-- Up to which cutoff the payouts of a merchant and currency are swept. Never lowered.
create table reached_cutoff (
  merchant_id text not null,
  currency    text not null,
  cutoff_id   text,
  instant     timestamptz not null default 'epoch',
  primary key (merchant_id, currency)
);

-- Work: one sweep per cutoff, merchant and currency, in chunks; done rows are the cutoff's report.
create table sweep (
  number           bigint generated always as identity primary key,
  cutoff_id        text not null,
  merchant_id      text not null,
  currency         text not null,
  instant          timestamptz not null,
  -- Judges only what came after the cutoff was swept.
  stragglers       boolean not null,
  -- The last payout judged, in the order of the queue.
  cursor_requested timestamptz not null default 'epoch',
  cursor_payout    text not null default '',
  attempts         int not null default 0,
  retry_at         timestamptz not null default clock_timestamp(),
  funded           bigint not null default 0,
  deferred         bigint not null default 0,
  done_at          timestamptz
);
create unique index sweep_once on sweep (cutoff_id, merchant_id, currency) where not stragglers;
create unique index sweep_of_stragglers on sweep (merchant_id, currency)
  where stragglers and done_at is null;
create index sweep_to_do on sweep (merchant_id, currency, instant, number) where done_at is null;

-- A sweep that ended because the money did: one per cutoff, merchant and currency.
create table shortage (
  cutoff_id     text not null,
  merchant_id   text not null,
  currency      text not null,
  number        bigint not null unique default nextval('fact_number'),
  first_blocked text not null,
  -- With first_blocked its place in the queue: stragglers behind it wait.
  first_blocked_requested timestamptz not null,
  missing_units bigint not null,
  waiting       bigint not null,
  event_id      uuid not null unique,
  causation_id  text,
  traceparent   text,
  occurred_at   timestamptz not null,
  primary key (cutoff_id, merchant_id, currency)
);
