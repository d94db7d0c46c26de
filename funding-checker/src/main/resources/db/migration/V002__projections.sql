-- What other services said; the highest version of each is kept.
create table merchant (
  merchant_id         text primary key,
  version             bigint not null,
  status              text not null,
  small_may_overtake  boolean not null,
  fund_on_deposit     boolean not null,
  -- Parts per million of a payout, and a fixed part in ledger units.
  platform_fee_ppm    int not null,
  platform_fee_fixed  bigint not null
);

create table recipient (
  recipient_id        text primary key,
  merchant_id         text not null,
  version             bigint not null,
  status              text not null,
  asset               text,
  chain               text,
  address             text,
  memo                text,
  -- The version of the recipient in which the withdrawal was set, and the MAC over it.
  destination_version bigint,
  destination_mac     bytea
);

-- Published prices: units of the quote for one unit of the base. The highest version counts.
create table rates_publication (
  base        text not null,
  version     bigint not null,
  number      bigint not null unique default nextval('fact_number'),
  source      text not null,
  observed_at timestamptz not null,
  event_id    uuid not null unique,
  primary key (base, version)
);
create table rate (
  base    text not null,
  version bigint not null,
  quote   text not null,
  rate    numeric not null check (rate > 0),
  primary key (base, version, quote),
  foreign key (base, version) references rates_publication
);

-- Up to which instant each partition of the watermarked topics has been handled.
create table watermark (
  topic     text not null,
  partition int not null,
  instant   timestamptz not null,
  primary key (topic, partition)
);
