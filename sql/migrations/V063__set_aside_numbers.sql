-- What a row that was set aside would add to sums, if it can be read.

alter table intake.quarantine add column numbers jsonb not null default '{}';
comment on column intake.quarantine.numbers is 'Numbers of the row by column, of the columns that measures sum, in the unit of the fact column; without those that are what is wrong or empty.';
