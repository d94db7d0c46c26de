-- Cutoffs that were told, with whose payouts they sweep.
create table told_cutoff (
  cutoff_id text collate "C" primary key,
  instant timestamptz not null,
  scope_kind text not null,
  scope_values text[] not null
);
create index told_cutoff_newest on told_cutoff (instant desc, cutoff_id desc);

-- Where the money of a cutoff ended: from it the payouts behind the first blocked one are explained,
-- of which no fact tells.
create table shortage (
  merchant_id text not null,
  currency text not null,
  cutoff_id text collate "C" not null,
  scale int not null,
  first_blocked text collate "C" not null,
  -- For the first blocked one, in ledger units.
  missing_units bigint not null,
  -- How many payouts wait from it on, itself included.
  waiting bigint not null,
  primary key (merchant_id, currency, cutoff_id)
);
