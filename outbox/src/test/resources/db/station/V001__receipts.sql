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

-- "slow" records take 10 ms each; "conflict" records lose every other time against a ghost.
create sequence conflicts;
create function cost_of_receipt() returns trigger language plpgsql as $$
begin
    if new.value like 'slow%' then
        perform pg_sleep(0.01);
    elsif new.value like 'conflict%' and nextval('conflicts') % 2 = 1 then
        raise exception using errcode = '40001', message = 'lost against a ghost';
    end if;
    return new;
end $$;
create trigger cost_of_receipt before insert on receipt
    for each row execute function cost_of_receipt();

-- What the station has learned of its own facts, and how many receipts stood here at that moment.
create table learned (
    topic         text    not null,
    partition     integer not null,
    record_offset bigint  not null,
    value         text    not null,
    receipts      bigint  not null
);
