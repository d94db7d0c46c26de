-- Nothing asks for a posting by its instant: a told FUNDED fact finds it by told_line.
drop index posting_made_at;
