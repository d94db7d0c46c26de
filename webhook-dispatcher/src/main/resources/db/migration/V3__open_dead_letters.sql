-- A dead letter is open until its delivery was tried again, or an operator dismissed it.
alter table dead_letter add column closed_at timestamptz;
create index dead_letter_open on dead_letter (cursor) where closed_at is null;
create index dead_letter_open_of_subject on dead_letter (subject_id) where closed_at is null;
create index dead_letter_of_delivery on dead_letter (delivery_id);
