-- Grades of what is not in the register, or not any more.
drop view if exists warehouse.grade_without_unit;
create view warehouse.grade_without_unit as
select g.division_code, g.year, g.delivery_id, g.line, g.licence_no, g.grading, r.state
from warehouse.risk_grade g
join warehouse.snapshot_of_year s using (delivery_id, division_code, year)
left join (select r.licence_no, r.year, r.state from warehouse.licence_register r
           join warehouse.snapshot_of_year s using (delivery_id, division_code, year)) r using (licence_no, year)
where r.state is null or r.state not in ('VALID', 'SUSPENDED');
comment on view warehouse.grade_without_unit is 'One row per grade in the last list of the year whose licence is not valid in the last register of the year.';
comment on column warehouse.grade_without_unit.division_code is 'Division that the list names.';
comment on column warehouse.grade_without_unit.year is 'Calendar year of the list and of the register.';
comment on column warehouse.grade_without_unit.delivery_id is 'Delivery of the list.';
comment on column warehouse.grade_without_unit.line is 'Line of the grade in its file.';
comment on column warehouse.grade_without_unit.licence_no is 'Number of the licence.';
comment on column warehouse.grade_without_unit.grading is 'Which grading; codes: grading.';
comment on column warehouse.grade_without_unit.state is 'State of the licence in the register; codes: unit-state; null if it is not there.';
