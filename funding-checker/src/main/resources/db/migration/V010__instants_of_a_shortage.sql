set local lock_timeout = '2s';

-- What a shortage tells of its cutoff, and of the next one; null from older builds.
alter table shortage add column cutoff_instant timestamptz;
alter table shortage add column next_instant timestamptz;
