-- Each claim adds up what every merchant has in flight; only these rows are looked at.
create index endpoint_busy on endpoint (merchant_id) where inflight > 0;
