-- Since when a shortage stands here: those of cutoffs that explain nobody any more are forgotten.
alter table shortage add column kept_at timestamptz not null default now();
create index shortage_kept on shortage (kept_at);
