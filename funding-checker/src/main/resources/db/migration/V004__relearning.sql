-- While the service relearns: lines of told postings whose facts are still to be read.
create table told_line (
  event_id   uuid primary key,
  posting_id text not null references posting
);

-- A told FUNDED fact finds its posting by the instant at which both were made.
create index posting_made_at on posting (merchant_id, currency, occurred_at);
