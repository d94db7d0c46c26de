-- Whoever waits for a table keeps everybody behind it waiting; the job tries again.
set local lock_timeout = '2s';

-- Whether recipients pay what the chain takes, and in which version of the merchant that was heard.
-- An older replica raises the version and leaves these as they are: then nothing is known of it.
alter table merchant
  add column recipient_pays_network_fee boolean not null default false,
  add column network_fee_version        bigint  not null default -1;
