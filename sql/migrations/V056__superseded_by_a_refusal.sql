-- A later file that was sent back too takes the place of an earlier one among the rows that stand open.

comment on column intake.quarantine.state is 'OPEN: a person is needed; WAIVED: left aside on purpose, until a day; CORRECTED: a later delivery brought it right; SUPERSEDED: a later delivery counts and does not have it, or was sent back too and says anew what is wrong.';
