-- Problems of the covert review by the day from which an open one is a failure: that of the visit once a second visit has found
-- them mended or not, else the day by which they are to be mended; without such a day at once.
drop view if exists warehouse.covert_problem;
create view warehouse.covert_problem as
select p.division_code, extract(year from t.due_on)::smallint as year, p.delivery_id, p.line, p.point_no, p.point_type, t.due_on, p.failed,
       p.recheck
from warehouse.covert_point p
join intake.delivery y using (delivery_id)
cross join lateral (select coalesce(p.visited_on, lower(y.period)) as seen_on) s
cross join lateral (
    select case when p.recheck in ('MENDED', 'NOT_MENDED') then s.seen_on else greatest(p.mend_by, s.seen_on) end as due_on) t
where p.failed > 0;
comment on view warehouse.covert_problem is 'One row per point of the covert review at which something did not conform.';
comment on column warehouse.covert_problem.division_code is 'Division of the unit.';
comment on column warehouse.covert_problem.year is 'Calendar year of due_on.';
comment on column warehouse.covert_problem.delivery_id is 'Delivery of the point.';
comment on column warehouse.covert_problem.line is 'Line of the point in its file.';
comment on column warehouse.covert_problem.point_no is 'Number of the point.';
comment on column warehouse.covert_problem.point_type is 'Kind of business; codes: point-type.';
comment on column warehouse.covert_problem.due_on is 'Day from which they count: that of the visit if they were looked at again, else the day by which they are to be mended.';
comment on column warehouse.covert_problem.failed is 'Items that do not conform, in number.';
comment on column warehouse.covert_problem.recheck is 'What the second visit found; codes: recheck-result; null without one.';
