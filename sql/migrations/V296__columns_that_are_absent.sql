-- A column that a file does not have adds nothing to a sum: not zero.
alter table intake.delivery add column absent_columns text[] not null default '{}';
comment on column intake.delivery.absent_columns is 'Columns of the fact table that measures draw from and that the file does not have: these measures are missing, not zero.';

-- A row that states an average, a count or a running sum is no total of the rows, and no data either.
alter table intake.control_total drop constraint control_total_level_check;
alter table intake.control_total add constraint control_total_level_check check (level in ('TOTAL', 'SUBTOTAL', 'OF_WHICH', 'OTHER'));
comment on column intake.control_total.level is 'TOTAL of the file, SUBTOTAL of rows before it, OF_WHICH, or OTHER: a running sum, an average, a count.';
