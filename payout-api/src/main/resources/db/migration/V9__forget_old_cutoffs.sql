-- Whoever waits for a table keeps everybody behind it waiting; the job tries again.
set local lock_timeout = '2s';

-- Since when a shortage stands here: those of cutoffs that explain nobody any more are forgotten.
alter table shortage add column kept_at timestamptz not null default now();
create index shortage_kept on shortage (kept_at);
