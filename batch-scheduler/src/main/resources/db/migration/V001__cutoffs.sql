-- A schedule known to this installation. No slot before active_from exists, so that a new
-- installation does not catch up the days before it.
create table schedule (
  schedule_id text primary key,
  active_from timestamptz not null
);

create sequence cutoff_emission as bigint;

-- A cutoff is a row, never a timer that fired. Rows of a schedule are written when their instant is
-- reached, together with their fact; rows asked for by an operator are written at once and emitted
-- when their instant is reached.
create table cutoff (
  cutoff_id       text primary key,
  schedule_id     text not null,
  day             date not null,
  slot            text not null,
  instant         timestamptz not null,
  scope_kind      text not null check (scope_kind in ('ALL', 'MERCHANTS', 'CURRENCIES', 'PAYOUTS')),
  scope_values    text[] not null,
  requested_by    text,
  reason          text,
  traceparent     text,
  idempotency_key text unique,
  request_digest  bytea,
  planned_at      timestamptz not null default clock_timestamp(),
  -- The lease epoch under which the fact was written: evidence of who was the scheduler.
  lease_epoch     bigint,
  emission        bigint unique,
  event_id        uuid unique,
  emitted_at      timestamptz,
  late            boolean not null default false,
  unique (schedule_id, day, slot),
  check ((emitted_at is null) = (event_id is null)),
  check ((emitted_at is null) = (emission is null))
);

create index cutoff_newest on cutoff (instant desc, cutoff_id desc);
create index cutoff_of_schedule on cutoff (schedule_id, instant desc);
create index cutoff_ahead on cutoff (instant, cutoff_id) where emitted_at is null;

-- Who is the scheduler. The epoch rises with each change of owner; the clock is the database's.
create table lease (
  name       text primary key,
  owner      text not null,
  epoch      bigint not null,
  expires_at timestamptz not null
);
