-- The next instant of any schedule when the cutoff was emitted: part of its fact, so that the same row
-- always gives the same record. Absent in rows of older builds.
alter table cutoff add column next_instant timestamptz;
