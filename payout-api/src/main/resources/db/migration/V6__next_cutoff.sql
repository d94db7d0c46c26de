-- The next instant at which payouts are executed, as the newest cutoff told it: a row at most.
create table next_cutoff (
  only_one boolean primary key default true check (only_one),
  instant timestamptz not null,
  told_at timestamptz not null
);
