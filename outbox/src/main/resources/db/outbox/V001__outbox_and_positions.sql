-- Facts on their way out. A row is a segment: up to 500 encoded records of one topic. The relay reads
-- from the head and deletes what was acknowledged, so a row that commits late is never passed over.
create table outbox_segment (
    id           bigint      generated always as identity primary key,
    lane         text        not null check (lane in ('BULK', 'FAST')),
    topic        text        not null,
    barrier      boolean     not null,
    records      bytea       not null,
    record_count integer     not null check (record_count between 1 and 500),
    created_at   timestamptz not null default clock_timestamp()
);
-- Encoded Avro hardly shrinks, and compressing it would cost the writer more than it saves.
alter table outbox_segment alter column records set storage external;
-- A queue: its dead rows must go as fast as its rows.
alter table outbox_segment set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
create index outbox_segment_head on outbox_segment (lane, id);

-- Who may send a lane's facts. The epoch rises with each holder and fences the one before.
create table outbox_lease (
    lane       text        primary key,
    holder     text        not null,
    epoch      bigint      not null,
    expires_at timestamptz not null
);
insert into outbox_lease (lane, holder, epoch, expires_at)
values ('BULK', '', 0, '-infinity'), ('FAST', '', 0, '-infinity');

-- How far each partition has been handled, moved in the transaction that handled it.
create table inbound_position (
    consumer    text   not null,
    topic       text   not null,
    partition   integer not null,
    next_offset bigint not null check (next_offset >= 0),
    primary key (consumer, topic, partition)
) with (fillfactor = 50);

-- Records that our code could not handle (with a cause), and those of the same key behind them
-- (without). A row leaves only when its record was handled.
create table inbound_parked (
    id            bigint      generated always as identity primary key,
    consumer      text        not null,
    binding       text        not null,
    topic         text        not null,
    partition     integer     not null,
    record_offset bigint      not null,
    record_key    text,
    record        bytea       not null,
    cause         text,
    parked_at     timestamptz not null default clock_timestamp(),
    unique (consumer, topic, partition, record_offset)
);
create index inbound_parked_key on inbound_parked (record_key, id);
