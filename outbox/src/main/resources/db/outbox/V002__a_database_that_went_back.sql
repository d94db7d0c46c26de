-- Where this database is older than what the service had handled before: while any row stands, the
-- service decides nothing. A row leaves only when the service has relearned its own facts.
create table database_return (
    consumer       text        not null,
    topic          text        not null,
    partition      integer     not null,
    -- What is stored here, and what had been handled when it was found.
    stored_offset  bigint      not null,
    handled_offset bigint      not null,
    reason         text        not null,
    found_at       timestamptz not null default clock_timestamp(),
    primary key (consumer, topic, partition)
);

-- How far the service's own facts have been read again; moved in the transaction that learned them.
create table relearned_position (
    topic       text    not null,
    partition   integer not null,
    next_offset bigint  not null,
    end_offset  bigint  not null,
    primary key (topic, partition)
);

-- One replica relearns, under the same kind of lease as the lanes; nobody holds it otherwise.
create table relearning_lease (like outbox_lease including all);
insert into relearning_lease (lane, holder, epoch, expires_at)
values ('RELEARNING', '', 0, '-infinity');

-- Whether decisions have to wait. Shared until the transaction ends: whoever writes a row above
-- excludes all that decide, and so is seen by everyone who decides after it.
create function decisions_wait() returns boolean language plpgsql volatile as $$
begin
    perform pg_advisory_xact_lock_shared(7204009);
    return exists (select from database_return);
end $$;
