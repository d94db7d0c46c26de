-- A missed slot that is too old to be told without an operator's word. It is no row of cutoff before it
-- is released, so a build that does not know of it finds none to tell; the row of cutoff that its slot then
-- has is the arbiter: what has one is not held.
create table held_cutoff (
  cutoff_id      text primary key,
  schedule_id    text not null,
  day            date not null,
  slot           text not null,
  instant        timestamptz not null,
  scope_kind     text not null check (scope_kind in ('ALL', 'MERCHANTS', 'CURRENCIES', 'PAYOUTS')),
  scope_values   text[] not null,
  held_at        timestamptz not null default clock_timestamp(),
  ruling         text check (ruling in ('RELEASED', 'DISMISSED')),
  ruled_at       timestamptz,
  ruled_by       text,
  ruling_reason  text,
  unique (schedule_id, day, slot),
  check ((ruling is null) = (ruled_at is null)),
  check ((ruling is null) = (ruled_by is null)),
  check ((ruling is null) = (ruling_reason is null))
);
create index held_cutoff_waiting on held_cutoff (instant, cutoff_id) where ruling is null;
create index held_cutoff_of_schedule on held_cutoff (schedule_id, instant desc);

-- Which settings a schedule's slots come from, and up to which instant they came from others: what
-- had passed before a change never comes into being afterwards. Absent in rows of older builds.
alter table schedule add column definition text;
alter table schedule add column settled_until timestamptz;

-- Up to this instant a round has given every slot its row.
alter table lease add column looked_until timestamptz;
