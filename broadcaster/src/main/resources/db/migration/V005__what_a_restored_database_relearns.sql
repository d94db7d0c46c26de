-- How far a wallet's chain was seen: a database that went back compares it from there.
create table wallet_chain (
  wallet      text    primary key,
  seen_height bigint  not null,
  comparing   boolean not null default false
);

-- Outputs of which our facts, or two persons, say that they pay a payout, while the bytes of their
-- transaction are not stored here.
create table claimed_output (
  txid       text           not null,
  vout       int            not null check (vout >= 0),
  payout_id  text           not null references payout,
  base_units numeric(40, 0) not null check (base_units > 0),
  -- When a node had it, as our facts say; unset where persons say it.
  told_at    timestamptz,
  -- The wallet was held for it, once.
  held_at    timestamptz,
  primary key (txid, vout),
  unique (payout_id, txid)
);

-- What spends coins of a wallet and is not known: two persons say whose it is.
create table unknown_transaction (
  txid       text primary key,
  wallet     text        not null,
  found_at   timestamptz not null default clock_timestamp(),
  verdict    text check (verdict in ('OURS', 'FOREIGN')),
  decided_at timestamptz,
  first_by   text,
  second_by  text check (second_by <> first_by),
  note       text,
  check (verdict is null
         or (decided_at is not null and first_by is not null and second_by is not null
             and note is not null))
);

create index unknown_transaction_open on unknown_transaction (wallet) where verdict is null;
