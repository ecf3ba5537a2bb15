-- Canteens of schools and kindergartens whose licence the register does not have, or has for something else.
drop view if exists warehouse.canteen_without_licence;
create view warehouse.canteen_without_licence as
select c.division_code, c.year, c.delivery_id, c.line, c.school_code, c.licence_no
from warehouse.canteen c
join warehouse.snapshot_of_year s using (delivery_id, division_code, year)
left join (select r.licence_no, r.year
           from warehouse.licence_register r join warehouse.snapshot_of_year s using (delivery_id, division_code, year)
           where r.unit_kind = 'SCHOOL_CANTEEN' and r.state in ('VALID', 'SUSPENDED')) r using (licence_no, year)
where r.licence_no is null and c.stage <> 'HIGHER';
comment on view warehouse.canteen_without_licence is 'One row per canteen of a school or kindergarten in the last list of the year whose licence is not that of a canteen in the last register of the year.';
comment on column warehouse.canteen_without_licence.division_code is 'Division of the school.';
comment on column warehouse.canteen_without_licence.year is 'Calendar year of the list and of the register.';
comment on column warehouse.canteen_without_licence.delivery_id is 'Delivery of the list.';
comment on column warehouse.canteen_without_licence.line is 'Line of the canteen in its file.';
comment on column warehouse.canteen_without_licence.school_code is 'Code of the school.';
comment on column warehouse.canteen_without_licence.licence_no is 'Number of the licence that the list names; null without one.';
