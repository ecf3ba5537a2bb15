-- Inspections that found something wrong, by the day from which what is open is a failure: the one by which it is to be put right,
-- or an earlier one on which it was; without such a day at once. What kind of unit it was, the register of the visit's year says.
drop view if exists warehouse.visit_problem;
create view warehouse.visit_problem as
select v.division_code, extract(year from t.due_on)::smallint as year, v.delivery_id, v.line, v.visit_no, v.visited_on, t.due_on,
       v.visit_kind, coalesce(r.high_risk, false) as high_risk, r.product_class, v.items_failed,
       case when v.fixed_on is null then 0 else v.items_failed end as items_fixed
from warehouse.inspection_visit v
cross join lateral (select least(coalesce(v.fix_by, v.visited_on), v.fixed_on) as due_on) t
left join (select r.licence_no, r.year, r.high_risk, r.product_class
           from warehouse.licence_register r join warehouse.snapshot_of_year s using (delivery_id, year)
           where r.unit_kind = 'PRODUCER') r using (licence_no, year)
where v.items_failed > 0;
comment on view warehouse.visit_problem is 'One row per inspection that found something wrong.';
comment on column warehouse.visit_problem.division_code is 'Division of the unit.';
comment on column warehouse.visit_problem.year is 'Calendar year of due_on.';
comment on column warehouse.visit_problem.delivery_id is 'Delivery of the inspection.';
comment on column warehouse.visit_problem.line is 'Line of the inspection in its file.';
comment on column warehouse.visit_problem.visit_no is 'Number of the inspection.';
comment on column warehouse.visit_problem.visited_on is 'Day of the inspection.';
comment on column warehouse.visit_problem.visit_kind is 'Kind of inspection; codes: visit-kind.';
comment on column warehouse.visit_problem.high_risk is 'Whether the unit is a producer of products of high risk.';
comment on column warehouse.visit_problem.product_class is 'What the producer mainly makes; codes: product-class; null for other units.';
comment on column warehouse.visit_problem.items_failed is 'Items found wrong, in number.';
comment on column warehouse.visit_problem.items_fixed is 'Items put right, in number: all, or none.';
comment on column warehouse.visit_problem.due_on is 'Day from which it counts: that by which it is to be put right, or an earlier one on which it was.';
