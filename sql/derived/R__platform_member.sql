-- Registrations on platforms that were in force on the day of the list.
drop view if exists warehouse.platform_member;
create view warehouse.platform_member as
select m.division_code, m.year, m.delivery_id, m.line, m.platform, m.credit_code, m.unit_kind
from warehouse.platform_registration m
join warehouse.snapshot_of_year s using (delivery_id, division_code, year)
where m.left_on is null or m.left_on > s.reference_on;
comment on view warehouse.platform_member is 'One row per registration in the last list of the year that was not left by its day.';
comment on column warehouse.platform_member.division_code is 'Division of the unit.';
comment on column warehouse.platform_member.year is 'Calendar year of the list.';
comment on column warehouse.platform_member.delivery_id is 'Delivery of the list.';
comment on column warehouse.platform_member.line is 'Line of the registration in its file.';
comment on column warehouse.platform_member.platform is 'Platform; codes: platform.';
comment on column warehouse.platform_member.credit_code is 'Unified social credit code.';
comment on column warehouse.platform_member.unit_kind is 'Kind of unit; codes: unit-kind.';
