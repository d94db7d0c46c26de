-- The lines of merchants' ledgers, folded from facts: the first one of a cause stands.
create table ledger_entry (
  merchant_id text not null,
  cause text not null,
  entry_id text collate "C" not null,
  currency text not null,
  scale int not null,
  amount bigint not null,
  code int not null,
  subject text not null,
  posted_at timestamptz not null,
  primary key (merchant_id, cause)
);
create index ledger_entry_by_time on ledger_entry (merchant_id, currency, posted_at, entry_id)
  include (cause);

-- The text of a token follows from its id. Where its first key stands here it follows from that:
-- such tokens were issued before pairing.
alter table token alter column public_key drop not null;

-- A key that was taken from a token never comes back to it: requests have no nonce, and one that
-- linked the key could be sent again by whoever has seen it.
alter table token_sin add column linked_at timestamptz not null default now();
alter table token_sin add column unlinked_at timestamptz;
create index token_by_sin on token_sin (sin) where unlinked_at is null;

-- Tokens that somebody wants. Those that a client asked for wait for an operator, who gives them to
-- a merchant; those that an operator offers wait for a client, who brings its key. Codes are stored
-- as keyed digests only.
create table pairing (
  token_id text collate "C" primary key,
  code_digest bytea not null unique,
  offered boolean not null,
  merchant_id text references merchant,
  sin text,
  facade text not null,
  label text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  paired_at timestamptz,
  check (offered or sin is not null),
  check (not offered or merchant_id is not null),
  check (paired_at is null or (merchant_id is not null and sin is not null))
);
create index pairing_waiting on pairing (created_at) where not offered and paired_at is null;
create index pairing_by_end on pairing (expires_at);

-- Pairing codes that were tried and are none, counted per hour for all replicas together.
create table wrong_code (
  hour timestamptz primary key,
  tried int not null
);
