-- Behind the ones that stand in its place, in a file of its own: a second try of theirs must not find
-- the table without any.
drop index concurrently if exists sweep_once;
