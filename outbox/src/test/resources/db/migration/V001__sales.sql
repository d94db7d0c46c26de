create table sale (
    record_key text not null,
    value      text not null,
    trace      text
);
alter table sale add constraint value_is_good check (value not like 'bad%');
