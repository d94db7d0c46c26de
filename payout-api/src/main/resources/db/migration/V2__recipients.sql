-- Recipients as merchants see them: where each is told about, and which token invited it.
alter table recipient
  add column notification_url text,
  add column token_id text;
create index recipient_newest on recipient (merchant_id, recipient_id desc);
create index recipient_by_status on recipient (merchant_id, status, recipient_id desc);

-- Requests to invite that were carried out; their repeats change nothing.
create table invitation_request (
  merchant_id text not null,
  mark bytea not null,
  requested_at timestamptz not null,
  primary key (merchant_id, mark)
);

-- What merchants were told of recipients, as they were then.
create table recipient_notice (
  event_id uuid primary key,
  merchant_id text not null,
  recipient_id text collate "C" not null,
  version bigint not null,
  code int not null,
  name text not null,
  email text not null,
  label text,
  shopper_id text,
  status text not null,
  token_id text not null,
  notification_url text,
  told_at timestamptz not null,
  fact_number bigint not null default nextval('fact_number')
);
create index recipient_notice_by_fact on recipient_notice (fact_number);

-- What policies say of withdrawals that an invitation gives.
update merchant set policy = policy || '{"activatesGivenWithdrawals": false}'::jsonb;
