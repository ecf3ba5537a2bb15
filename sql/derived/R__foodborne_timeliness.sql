-- Reviewed cases of foodborne disease, and whether the card was filled soon enough after the visit.
drop view if exists warehouse.foodborne_timeliness;
create view warehouse.foodborne_timeliness as
select division_code, year, delivery_id, line, case_no, filled_on,
       filled_on <= visited_on + (select value::int from warehouse.parameter where parameter = 'foodborne.limit-days') as timely
from warehouse.foodborne_case
where state = 'APPROVED';
comment on view warehouse.foodborne_timeliness is 'One row per reviewed case.';
comment on column warehouse.foodborne_timeliness.division_code is 'Division of the institution.';
comment on column warehouse.foodborne_timeliness.year is 'Calendar year in which the card was filled.';
comment on column warehouse.foodborne_timeliness.delivery_id is 'Delivery of the case.';
comment on column warehouse.foodborne_timeliness.line is 'Line of the case in its file.';
comment on column warehouse.foodborne_timeliness.case_no is 'Case number.';
comment on column warehouse.foodborne_timeliness.filled_on is 'Day the card was filled.';
comment on column warehouse.foodborne_timeliness.timely is 'True if the card was filled within the limit after the visit.';
-- rows of patients: jobs/derived says who reads them
select warehouse.for_patients_readers('foodborne_timeliness');
