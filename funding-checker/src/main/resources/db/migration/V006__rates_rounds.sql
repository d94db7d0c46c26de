-- Sources are asked again and again. Whoever raises the number asks, and may publish what he heard
-- while it is still his.
create table rates_round (
  only_row boolean primary key default true check (only_row),
  number   bigint not null default 0,
  asked_at timestamptz not null default 'epoch'
);
insert into rates_round default values;

-- Publications that nobody needs any more are deleted by their age, and their prices with them.
create index rates_publication_observed on rates_publication (base, observed_at);
alter table rate
  drop constraint rate_base_version_fkey,
  add constraint rate_base_version_fkey foreign key (base, version)
    references rates_publication on delete cascade;
