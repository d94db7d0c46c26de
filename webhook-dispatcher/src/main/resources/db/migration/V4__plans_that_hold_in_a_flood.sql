-- At rest the partial indexes are empty, and until the next ANALYZE the planner takes an index that
-- was empty at the last one for the cheapest way to any row that its condition covers. In a flood
-- every claim and every settlement then read all that waited. So a condition is written in other
-- words than the ones that single rows are looked up by: docs/decisions/0077.
alter table delivery add constraint delivery_settled
  check ((settled_at is null) = (status in ('UNADDRESSED', 'BLOCKED', 'READY', 'LEASED')));
alter table delivery add constraint delivery_leased
  check ((lease_until is not null) = (status = 'LEASED'));

drop index delivery_leased, delivery_unsettled, delivery_deadline, delivery_unaddressed;
create index delivery_lease_end on delivery (lease_until) where lease_until is not null;
create index delivery_unsettled on delivery (subject_id) where settled_at is null;
create index delivery_deadline on delivery (deadline)
  where settled_at is null and lease_until is null;
create index delivery_unaddressed on delivery (merchant_id)
  where settled_at is null and endpoint_key is null;
