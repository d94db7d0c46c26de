create table wallet_lease (
  wallet     text primary key,
  owner      text        not null,
  epoch      bigint      not null,
  expires_at timestamptz not null
);

-- A wallet that must not move until two persons have said why it may.
create table wallet_hold (
  wallet  text primary key,
  reason  text        not null,
  held_at timestamptz not null default clock_timestamp()
);

create table wallet_hold_release (
  released_at timestamptz not null default clock_timestamp(),
  wallet      text        not null,
  reason      text        not null,
  held_at     timestamptz not null,
  first_by    text        not null,
  second_by   text        not null check (second_by <> first_by),
  note        text        not null
);

-- Every transaction that can ever pay the same payouts. All of them spend the anchor.
create table family (
  family_id       text primary key,
  wallet          text        not null,
  state           text        not null
                  check (state in ('RESERVED', 'STORED', 'RELEASED', 'DEAD', 'FINAL')),
  anchor          text unique,
  change          text[]      not null,
  fee_rate        bigint      not null,
  reserved_height bigint      not null,
  reserved_at     timestamptz not null default clock_timestamp(),
  release_reason  text,
  -- Up to which block the chain was searched for a foreign spender of its coins.
  searched_height bigint,
  check (anchor is not null or state = 'RELEASED')
);

create index family_open on family (wallet, reserved_at) where state in ('RESERVED', 'STORED');

-- A coin belongs to one family, whatever happens.
create table reserved_coin (
  outpoint   text primary key,
  family_id  text           not null references family,
  position   int            not null,
  base_units numeric(40, 0) not null check (base_units > 0)
);

create index reserved_coin_of_family on reserved_coin (family_id, position);

-- The payouts of a family in the order of their outputs.
create table family_payout (
  family_id  text           not null references family,
  vout       int            not null,
  payout_id  text           not null references payout,
  address    text           not null,
  base_units numeric(40, 0) not null check (base_units > 0),
  primary key (family_id, vout),
  unique (family_id, payout_id)
);

create index family_payout_of_payout on family_payout (payout_id);

-- Signed bytes. They stand here before the first of them goes to a node.
create table chain_transaction (
  txid           text primary key,
  family_id      text           not null references family,
  member         int            not null,
  raw            bytea          not null,
  weight         bigint         not null,
  fee_base_units numeric(40, 0) not null check (fee_base_units >= 0),
  state          text           not null
                 check (state in ('STORED', 'ACCEPTED', 'MINED', 'SETTLED', 'FINAL', 'DEAD')),
  block_height   bigint,
  block_hash     text,
  stored_at      timestamptz    not null default clock_timestamp(),
  accepted_at    timestamptz,
  refusal        text,
  unique (family_id, member),
  check ((block_hash is null) = (block_height is null)),
  check (state not in ('MINED', 'SETTLED', 'FINAL') or block_hash is not null)
);

create index chain_transaction_open on chain_transaction (stored_at, txid)
  where state not in ('FINAL', 'DEAD');

-- Which output of which transaction pays which payout: the only way they are ever matched.
create table payout_output (
  txid       text           not null references chain_transaction,
  vout       int            not null,
  payout_id  text           not null references payout,
  base_units numeric(40, 0) not null,
  primary key (txid, vout),
  unique (payout_id, txid)
);

-- The wallet's own book of what networks took, exact; a reorganisation takes an entry back.
create table network_fee_entry (
  position    bigint generated always as identity primary key,
  wallet      text           not null,
  txid        text           not null,
  block_hash  text           not null,
  kind        text           not null check (kind in ('PAID', 'TAKEN_BACK')),
  base_units  numeric(40, 0) not null,
  recorded_at timestamptz    not null default clock_timestamp(),
  unique (txid, block_hash, kind)
);
