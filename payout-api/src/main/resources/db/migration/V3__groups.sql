-- Wishes for a payout's last webhook, as they were published.
create table notification (
  event_id uuid primary key,
  payout_id text collate "C" not null,
  merchant_id text not null,
  status text not null,
  requested_by text not null,
  requested_at timestamptz not null,
  fact_number bigint not null default nextval('fact_number')
);
create index notification_by_payout on notification (payout_id);
create index notification_by_fact on notification (fact_number);

-- What of a group made no payout; what did carries the group's id. Never updated.
create table payout_group (
  group_id text collate "C" primary key,
  merchant_id text not null,
  failed jsonb not null,
  requested_at timestamptz not null
);

-- How much each merchant may still ask for, as the library keeps it. After a crash of the database
-- the buckets are full again.
create unlogged table allowance (
  bucket text collate "C" primary key,
  state bytea
);
