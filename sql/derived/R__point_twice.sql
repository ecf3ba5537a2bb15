-- Units that were seen on site and covertly in the same year: the same credit code, or the same name in the same division.
drop view if exists warehouse.point_twice;
create view warehouse.point_twice as
select c.division_code, extract(year from t.seen_on)::smallint as year, c.delivery_id, c.line, c.point_no, c.unit_name, t.seen_on
from warehouse.covert_point c
join intake.delivery y on y.delivery_id = c.delivery_id
cross join lateral (
    select greatest(coalesce(c.visited_on, lower(y.period)), min(coalesce(o.visited_on, lower(d.period)))) as seen_on
    from warehouse.onsite_point o join intake.delivery d on d.delivery_id = o.delivery_id
    where o.year = c.year
      and (o.credit_code = c.credit_code or o.unit_name = c.unit_name and o.division_code = c.division_code)
    having count(*) > 0) t;
comment on view warehouse.point_twice is 'One row per covert point whose unit was seen on site in the same year too.';
comment on column warehouse.point_twice.division_code is 'Division of the unit.';
comment on column warehouse.point_twice.year is 'Calendar year of seen_on.';
comment on column warehouse.point_twice.delivery_id is 'Delivery of the covert point.';
comment on column warehouse.point_twice.line is 'Line of the covert point in its file.';
comment on column warehouse.point_twice.point_no is 'Number of the covert point.';
comment on column warehouse.point_twice.unit_name is 'Name of the unit.';
comment on column warehouse.point_twice.seen_on is 'Day of the later of the two visits.';
