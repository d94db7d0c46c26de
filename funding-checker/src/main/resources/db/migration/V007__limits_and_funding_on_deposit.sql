-- Whoever waits for a table keeps everybody behind it waiting; the job tries again.
set local lock_timeout = '2s';

-- Where a merchant's money may go; empty is anywhere.
alter table merchant add column destination_allow_list text[] not null default '{}';

-- How much of it, in ledger units; null is as much as there is.
create table merchant_limit (
  merchant_id           text not null references merchant,
  currency              text not null,
  per_payout            bigint,
  per_day               bigint,
  per_recipient_per_day bigint,
  primary key (merchant_id, currency)
);

-- Of FUNDED: who is paid. Null in rows that are older than this column.
alter table transition add column recipient_id text;

-- What a ledger with a limit per day funded for the cutoffs of one UTC day, counted from its
-- postings up to this version. Only a sum of what stands in transition: a row that is missing is
-- counted again.
create table limited_day (
  merchant_id text    not null,
  currency    text    not null,
  day         date    not null,
  version     bigint  not null,
  -- Without fees. Money that comes and goes all day sums up to more than a bigint holds.
  funded      numeric not null default 0,
  primary key (merchant_id, currency, day)
);
create table limited_day_recipient (
  merchant_id  text    not null,
  currency     text    not null,
  day          date    not null,
  recipient_id text    not null,
  funded       numeric not null,
  primary key (merchant_id, currency, day, recipient_id)
);

-- The deposit after which a ledger is swept once more, for the cutoff that it has reached.
alter table sweep add column deposit_id text;
