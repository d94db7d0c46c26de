-- An operator's word that a schedule stands still, and later that it goes on. While a pause lasts no
-- slot of the schedule comes into being, and none up to its end ever does. A schedule has one at a
-- time; those that were stay.
create table pause (
  schedule_id   text not null,
  paused_at     timestamptz not null,
  paused_by     text not null,
  pause_reason  text not null,
  resumed_at    timestamptz,
  resumed_by    text,
  resume_reason text,
  primary key (schedule_id, paused_at),
  check ((resumed_at is null) = (resumed_by is null)),
  check ((resumed_at is null) = (resume_reason is null))
);

create unique index pause_lasting on pause (schedule_id) where resumed_at is null;
