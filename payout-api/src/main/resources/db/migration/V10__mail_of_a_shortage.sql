set local lock_timeout = '2s';

-- What the merchant is mailed of a shortage, and how far that has come. What an older replica keeps
-- has the defaults, and so has what stands here already: none of that is mailed.
alter table shortage
  add column cutoff timestamptz,
  add column next_cutoff timestamptz,
  add column occurred_at timestamptz not null default clock_timestamp(),
  add column mail_due_at timestamptz not null default clock_timestamp(),
  add column mail_attempts int not null default 0,
  add column mail_outcome text default 'older_build';

-- Only what waits. A lookup by the key names the attempts, never the outcome: decision 0077.
create index shortage_mail_due on shortage (mail_due_at) where mail_outcome is null;
