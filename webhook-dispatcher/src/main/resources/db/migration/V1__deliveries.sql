-- What is known of a merchant, in the highest version seen on merchants.v1.
create table merchant (
  merchant_id                text primary key,
  version                    bigint not null,
  payout_notification_url    text,
  recipient_notification_url text,
  webhook_success            text   not null
);

create table webhook_key (
  merchant_id text    not null references merchant on delete cascade,
  token_id    text    not null,
  facade      text    not null,
  sealed_key  bytea   not null,
  revoked     boolean not null,
  ordinal     int     not null,
  primary key (merchant_id, token_id)
);

-- One row shields the whole backlog of an endpoint: room, breaker, hold and the next due time.
create table endpoint (
  endpoint_key         text primary key,
  merchant_id          text        not null,
  inflight             int         not null default 0 check (inflight >= 0),
  next_due             timestamptz,
  allowance            int         not null,
  not_before           timestamptz not null,
  consecutive_failures int         not null default 0,
  openings             int         not null default 0,
  window_from          timestamptz not null,
  window_total         int         not null default 0,
  window_failed        int         not null default 0,
  failing_since        timestamptz,
  held_since           timestamptz
) with (fillfactor = 70);
create index endpoint_due on endpoint (next_due) where next_due is not null and held_since is null;
create index endpoint_of_merchant on endpoint (merchant_id);

-- The lock object for the order of one payout's (or recipient's) messages.
create table lane (
  subject_id         text primary key,
  last_position      bigint not null default 0,
  last_sequence      bigint not null default -1,
  delivered_sequence bigint not null default -1
);

-- One row per fact that a merchant hears about. One fact has one endpoint, so the unique event id
-- is what makes a record that is handled twice one delivery.
create table delivery (
  delivery_id      text primary key,
  source_event_id  uuid        not null unique,
  subject_kind     text        not null,
  subject_id       text        not null references lane,
  merchant_id      text        not null,
  token_id         text        not null,
  position         bigint      not null,
  sequence         bigint      not null,
  code             int         not null,
  name             text        not null,
  resend           boolean     not null default false,
  url              text,
  endpoint_key     text        references endpoint,
  status           text        not null check (status in ('UNADDRESSED', 'BLOCKED', 'READY', 'LEASED',
                     'DELIVERED', 'SUPERSEDED', 'DEAD', 'EXPIRED', 'ALREADY_TOLD', 'NO_ENDPOINT')),
  next_at          timestamptz not null,
  attempts         int         not null default 0,
  postponed        int         not null default 0,
  occurred_at      timestamptz not null,
  created_at       timestamptz not null,
  deadline         timestamptz not null,
  settled_at       timestamptz,
  lease_until      timestamptz,
  fence            bigint      not null default 0,
  first_attempt_at timestamptz,
  last_attempt_at  timestamptz,
  last_status      int,
  last_error       text,
  replays          int         not null default 0,
  last_replay_id   uuid,
  body             bytea       not null,
  traceparent      text,
  origin_topic     text        not null,
  origin_partition int         not null,
  origin_offset    bigint      not null,
  origin_schema_id int,
  unique (subject_id, position)
) with (fillfactor = 80);
create index delivery_ready on delivery (endpoint_key, next_at) where status = 'READY';
create index delivery_leased on delivery (lease_until) where status = 'LEASED';
create index delivery_unsettled on delivery (subject_id)
  where status in ('UNADDRESSED', 'BLOCKED', 'READY', 'LEASED');
create index delivery_deadline on delivery (deadline)
  where status in ('UNADDRESSED', 'BLOCKED', 'READY');
create index delivery_unaddressed on delivery (merchant_id) where status = 'UNADDRESSED';
create index delivery_of_subject on delivery (subject_id, sequence);

-- What happened at each try. Append only, partitioned by day later: docs/decisions/0071.
create table attempt (
  delivery_id text        not null,
  number      int         not null,
  trigger     text        not null,
  fence       bigint      not null,
  counted     boolean     not null,
  started_at  timestamptz not null,
  duration_ms int         not null,
  remote_ip   text,
  status      int,
  error       text,
  answer_head text,
  worker      text        not null
);
create index attempt_of_delivery on attempt (delivery_id);

-- A replay handled twice is one replay.
create table replay (
  event_id     uuid primary key,
  delivery_id  text        not null,
  requested_by text,
  reason       text,
  verdict      text        not null,
  handled_at   timestamptz not null default clock_timestamp()
);

-- Given-up deliveries; announced to webhooks.dead-letters.v1 once, kept for telling again.
create table dead_letter (
  cursor       bigint generated always as identity primary key,
  event_id     uuid        not null unique,
  delivery_id  text        not null references delivery,
  subject_id   text        not null,
  category     text        not null,
  died_at      timestamptz not null,
  announced_at timestamptz,
  record_value bytea,
  headers      text[]
);
create index dead_letter_unannounced on dead_letter (cursor) where announced_at is null;
create index dead_letter_of_subject on dead_letter (subject_id, cursor);
