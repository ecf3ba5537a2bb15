-- Producers in the register and what inspections of the year found. How often one is to be inspected goes by its grade.
drop view if exists warehouse.inspected_producer;
create view warehouse.inspected_producer as
with grades as (
    select g.licence_no, g.year, max(g.grade) as grade
    from warehouse.risk_grade g
    join warehouse.snapshot_of_year s using (delivery_id, year)
    cross join lateral (
        select g.year - value as oldest from warehouse.parameter where parameter = 'grading.valid-years') a
    where g.grading = 'RISK' and g.assessed_year >= a.oldest
    group by g.licence_no, g.year),
visits as (
    select licence_no, year, count(*) filter (where visit_kind <> 'ONLINE') as visits,
           count(*) filter (where visit_kind = 'SYSTEM') as system_visits, bool_or(self_check) as self_checked,
           bool_or(risk_reported) as risk_reported,
           (array_agg(managed order by visited_on desc, managed) filter (where managed is not null))[1] as managed
    from warehouse.inspection_visit
    where licence_no is not null
    group by licence_no, year)
select r.division_code, r.year, r.delivery_id, r.line, r.licence_no, r.product_class, r.in_production, r.high_risk, g.grade as risk_grade,
       coalesce(v.visits, 0) as visits, p.value as visits_required, coalesce(v.visits, 0) >= p.value as inspected_enough,
       coalesce(v.system_visits, 0) > 0 as system_inspected, coalesce(v.self_checked, false) as self_checked,
       coalesce(v.risk_reported, false) as risk_reported, coalesce(v.managed, b.managed, false) as managed
from warehouse.licence_register r
join warehouse.snapshot_of_year s using (delivery_id, year)
left join grades g using (licence_no, year)
left join visits v using (licence_no, year)
left join visits b on b.licence_no = r.licence_no and b.year = r.year - 1
join warehouse.parameter p on p.parameter = case g.grade when 'A' then 'inspection.times-a' when 'B' then 'inspection.times-b'
                                                         when 'C' then 'inspection.times-c' when 'D' then 'inspection.times-d'
                                                         else 'inspection.times-ungraded' end
where r.state in ('VALID', 'SUSPENDED') and r.unit_kind = 'PRODUCER';
comment on view warehouse.inspected_producer is 'One row per producer in the last register of the year, with what the inspections of that year found.';
comment on column warehouse.inspected_producer.division_code is 'Division that supervises it.';
comment on column warehouse.inspected_producer.year is 'Calendar year of the register and of the inspections.';
comment on column warehouse.inspected_producer.delivery_id is 'Delivery of the register.';
comment on column warehouse.inspected_producer.line is 'Line of the producer in its file.';
comment on column warehouse.inspected_producer.licence_no is 'Number of the licence.';
comment on column warehouse.inspected_producer.product_class is 'What it mainly makes; codes: product-class.';
comment on column warehouse.inspected_producer.in_production is 'True if it produces.';
comment on column warehouse.inspected_producer.high_risk is 'True if its products are of high risk.';
comment on column warehouse.inspected_producer.risk_grade is 'Grade by risk, A to D with D the worst; null without one that stands.';
comment on column warehouse.inspected_producer.visits is 'Inspections in the year, in number; monitoring of online catering left aside.';
comment on column warehouse.inspected_producer.visits_required is 'Inspections that its grade requires in a year, in number.';
comment on column warehouse.inspected_producer.inspected_enough is 'Whether it was inspected as often as its grade requires.';
comment on column warehouse.inspected_producer.system_inspected is 'Whether its management system was inspected in the year.';
comment on column warehouse.inspected_producer.self_checked is 'Whether an inspection of the year saw the report of its own check.';
comment on column warehouse.inspected_producer.risk_reported is 'Whether an inspection of the year saw that it reported the risks it found.';
comment on column warehouse.inspected_producer.managed is 'Whether it had a management system and posts when they were last looked at, in the year or the year before.';
