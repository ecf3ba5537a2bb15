-- What was seen in a delivery and does not stand in the way.

alter table intake.delivery add column remarks jsonb not null default '[]';
comment on column intake.delivery.remarks is 'Messages (code, arguments, place) on what is odd about it and was read all the same: hidden rows, formulas that look into other files.';
