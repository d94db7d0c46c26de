-- Records whose bytes nobody could read, beside their copies in the dead-letter topic, until an
-- operator had them handled or dismissed them. They hold nothing back. One sequence with what is
-- parked, so that the order of arrival can be told across both.
create table inbound_undecodable (
    id            bigint      primary key default nextval('inbound_parked_id_seq'),
    consumer      text        not null,
    binding       text        not null,
    topic         text        not null,
    partition     integer     not null,
    record_offset bigint      not null,
    record_key    text,
    record        bytea       not null,
    cause         text        not null,
    parked_at     timestamptz not null default clock_timestamp(),
    unique (consumer, topic, partition, record_offset)
);
create index inbound_undecodable_key on inbound_undecodable (record_key, id);

-- What operators did about records that were set aside: who, why, under which plan, and what came
-- of it. Written in the transaction that did it.
create table mended_record (
    id        bigint      generated always as identity primary key,
    plan      text        not null,
    kind      text        not null,
    item      bigint      not null,
    record_id bigint      not null,
    key       text,
    source    text        not null,
    cause     text,
    action    text        not null check (action in ('HANDLE', 'DISMISS')),
    verdict   text        not null,
    mended_by text        not null,
    reason    text        not null,
    mended_at timestamptz not null default clock_timestamp(),
    unique (plan, kind, record_id)
);
create index mended_record_item on mended_record (plan, kind, item);
