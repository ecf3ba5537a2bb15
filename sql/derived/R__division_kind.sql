-- What the units of the last register of a year are by their names.
drop view if exists warehouse.division_kind;
create view warehouse.division_kind as
select r.division_code, r.year, r.delivery_id, r.line, r.division,
       case when r.level = 'ZONE' then 'ZONE' when r.name like '%旗' then 'BANNER' when r.name like '%县' then 'COUNTY'
            else 'DISTRICT' end as kind
from warehouse.division_register r
join warehouse.snapshot_of_year s using (delivery_id, division_code, year)
where r.level in ('COUNTY', 'ZONE') and r.ended_on is null;
comment on view warehouse.division_kind is 'One row per county-level unit in the last register of a year that is in force.';
comment on column warehouse.division_kind.division_code is 'The unit.';
comment on column warehouse.division_kind.year is 'Calendar year of the register.';
comment on column warehouse.division_kind.delivery_id is 'Delivery of the register.';
comment on column warehouse.division_kind.line is 'Line of the unit in its file.';
comment on column warehouse.division_kind.division is 'The unit.';
comment on column warehouse.division_kind.kind is 'Kind by its name; codes: division-kind.';
