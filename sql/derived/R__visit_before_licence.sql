-- Inspections of units on a day before their licence was first issued, as the last register of that year has it: nothing that is
-- not licensed yet can be inspected as such.
drop view if exists warehouse.visit_before_licence;
create view warehouse.visit_before_licence as
select v.division_code, v.year, v.delivery_id, v.line, v.visit_no, v.visited_on, v.licence_no, r.unit_kind, r.issued_on
from warehouse.inspection_visit v
join (select r.licence_no, r.year, min(r.unit_kind) as unit_kind, min(r.issued_on) as issued_on
      from warehouse.licence_register r
      join warehouse.snapshot_of_year s using (delivery_id, year)
      group by r.licence_no, r.year) r using (licence_no, year)
where v.visited_on < r.issued_on;
comment on view warehouse.visit_before_licence is 'One row per inspection of a unit before its licence was issued.';
comment on column warehouse.visit_before_licence.division_code is 'Division of the unit.';
comment on column warehouse.visit_before_licence.year is 'Calendar year of the inspection.';
comment on column warehouse.visit_before_licence.delivery_id is 'Delivery of the inspection.';
comment on column warehouse.visit_before_licence.line is 'Line of the inspection in its file.';
comment on column warehouse.visit_before_licence.visit_no is 'Number of the inspection.';
comment on column warehouse.visit_before_licence.visited_on is 'Day of the inspection.';
comment on column warehouse.visit_before_licence.licence_no is 'Number of the licence.';
comment on column warehouse.visit_before_licence.unit_kind is 'Kind of unit; codes: unit-kind.';
comment on column warehouse.visit_before_licence.issued_on is 'Day the licence was first issued.';
