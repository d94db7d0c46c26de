set local lock_timeout = '2s';

-- On which account of its merchant a bank says that it came in, in our spelling: two banks may give
-- one reference. Null where nobody said so, and in what an older replica keeps.
alter table deposit add column account text collate "C";
