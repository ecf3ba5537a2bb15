-- Communities and villages as the last list of a year has them, and the food-safety coordinators in post.
drop view if exists warehouse.coordinator_village;
create view warehouse.coordinator_village as
select c.division_code, year, c.delivery_id, min(c.line) as line, c.township, c.village,
       count(*) filter (where c.in_post and c.kind = 'COORDINATOR') as coordinators,
       bool_or(c.in_post and c.kind = 'COORDINATOR') as covered
from warehouse.coordinator c
join warehouse.snapshot_of_year s using (delivery_id, division_code, year)
group by c.division_code, year, c.delivery_id, c.township, c.village;
comment on view warehouse.coordinator_village is 'One row per community or village in the last list of a year.';
comment on column warehouse.coordinator_village.division_code is 'Division of the village.';
comment on column warehouse.coordinator_village.year is 'Calendar year of the list.';
comment on column warehouse.coordinator_village.delivery_id is 'Delivery of the list.';
comment on column warehouse.coordinator_village.line is 'First line of the village in its file.';
comment on column warehouse.coordinator_village.township is 'Township or subdistrict.';
comment on column warehouse.coordinator_village.village is 'Community or village.';
comment on column warehouse.coordinator_village.coordinators is 'Food-safety coordinators in post.';
comment on column warehouse.coordinator_village.covered is 'Whether there is one.';
