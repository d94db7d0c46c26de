create table receipt (
    id            bigint generated always as identity primary key,
    topic         text   not null,
    partition     integer not null,
    record_offset bigint not null,
    record_key    text   not null,
    value         text   not null
);
-- A name, so that a test can heal it.
alter table receipt add constraint value_is_good check (value not like 'bad%');
create table payment (number bigint primary key);
