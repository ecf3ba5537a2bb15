-- Interviews by the day on which they are held. One without a day is held on the first of the days that its list is for.
drop view if exists warehouse.interview_held;
create view warehouse.interview_held as
select i.division_code, extract(year from t.held_on)::smallint as year, i.delivery_id, i.line, i.interview_no, i.indicator, t.held_on
from warehouse.interview i
join intake.delivery y using (delivery_id)
cross join lateral (select coalesce(i.held_on, lower(y.period)) as held_on) t;
comment on view warehouse.interview_held is 'One row per interview and indicator.';
comment on column warehouse.interview_held.division_code is 'Division the person answers for.';
comment on column warehouse.interview_held.year is 'Calendar year of its day.';
comment on column warehouse.interview_held.delivery_id is 'Delivery of the interview.';
comment on column warehouse.interview_held.line is 'Line of the interview in its file.';
comment on column warehouse.interview_held.interview_no is 'Number of the interview.';
comment on column warehouse.interview_held.indicator is 'Code of the indicator it is about.';
comment on column warehouse.interview_held.held_on is 'Day of the interview, or the first day of its list if none is stated; may lie ahead.';
