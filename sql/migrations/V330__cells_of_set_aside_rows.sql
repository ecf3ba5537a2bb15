-- What is right of a row that was set aside. The bounds of values follow from it: what the row could mean if it were put right.
-- It takes the place of the numbers alone; a row of before has no more than these until its file is read again.

alter table intake.quarantine rename column numbers to cells;
comment on column intake.quarantine.cells is 'Values of the row by column of the fact table, in its units; without those at fault, those that say who a person is, and lists of items; null where a cell is empty.';
