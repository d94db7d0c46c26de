-- Its intent did not verify: the wallet was held for it once, and two persons judge.
alter table payout add column doubted_at timestamptz;

-- A block may leave the chain and come back: each time it is paid once more.
alter table network_fee_entry add column ordinal int not null default 1;
alter table network_fee_entry
  drop constraint network_fee_entry_txid_block_hash_kind_key,
  add unique (txid, block_hash, kind, ordinal);
