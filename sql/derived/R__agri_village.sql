-- Villages as the last list of a year has them, and the coordinators for farm produce in post.
drop view if exists warehouse.agri_village;
create view warehouse.agri_village as
select c.division_code, year, c.delivery_id, min(c.line) as line, c.township, c.village,
       count(*) filter (where p.in_post) as coordinators, bool_or(p.in_post) as covered
from warehouse.agri_coordinator c
join warehouse.snapshot_of_year s using (delivery_id, division_code, year)
cross join lateral (
    select c.kind = 'COORDINATOR' and c.hired_on is not null and (c.left_on is null or c.left_on > s.reference_on) as in_post) p
group by c.division_code, year, c.delivery_id, c.township, c.village;
comment on view warehouse.agri_village is 'One row per village in the last list of a year.';
comment on column warehouse.agri_village.division_code is 'Division of the village.';
comment on column warehouse.agri_village.year is 'Calendar year of the list.';
comment on column warehouse.agri_village.delivery_id is 'Delivery of the list.';
comment on column warehouse.agri_village.line is 'First line of the village in its file.';
comment on column warehouse.agri_village.township is 'Township.';
comment on column warehouse.agri_village.village is 'Village.';
comment on column warehouse.agri_village.coordinators is 'Coordinators for farm produce in post.';
comment on column warehouse.agri_village.covered is 'Whether there is one.';
