-- Who spent a coin of the family, from its first sight: two persons may free the wallet afterwards,
-- and the same spender does not hold it again.
alter table family add column foreign_spender text;
