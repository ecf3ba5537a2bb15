-- Units that are to be graded, and the grades that stand for them: one of an assessment too long ago stands no more. A licence has
-- one grade of a grading at a time (RC-14).
drop view if exists warehouse.graded_unit;
create view warehouse.graded_unit as
with grades as (
    select g.licence_no, g.year, max(g.grade) filter (where g.grading = 'RISK' and g.assessed_year >= a.oldest) as risk_grade,
           max(g.grade) filter (where g.grading = 'QUANTITATIVE' and g.assessed_year >= a.oldest) as quantitative_grade,
           count(*) > count(distinct g.grading) as graded_twice,
           coalesce(bool_or(g.grading = 'QUANTITATIVE' and g.grade = 'D'), false) as grade_unknown
    from warehouse.risk_grade g
    join warehouse.snapshot_of_year s using (delivery_id, year)
    cross join lateral (
        select g.year - value as oldest from warehouse.parameter where parameter = 'grading.valid-years') a
    group by g.licence_no, g.year)
select r.division_code, r.year, r.delivery_id, r.line, r.licence_no, r.unit_kind, r.in_production, g.risk_grade,
       g.quantitative_grade, g.risk_grade is not null as risk_graded, g.quantitative_grade is not null as quantitatively_graded,
       coalesce(g.graded_twice, false) as graded_twice, coalesce(g.grade_unknown, false) as grade_unknown
from warehouse.licence_register r
join warehouse.snapshot_of_year s using (delivery_id, year)
left join grades g using (licence_no, year)
where r.state in ('VALID', 'SUSPENDED') and r.unit_kind in ('PRODUCER', 'SELLER', 'CATERER');
comment on view warehouse.graded_unit is 'One row per producer, seller or caterer in the last register of the year, with its grades in the last list of grades.';
comment on column warehouse.graded_unit.division_code is 'Division that supervises it.';
comment on column warehouse.graded_unit.year is 'Calendar year of the register and of the grades.';
comment on column warehouse.graded_unit.delivery_id is 'Delivery of the register.';
comment on column warehouse.graded_unit.line is 'Line of the unit in its file.';
comment on column warehouse.graded_unit.licence_no is 'Number of the licence.';
comment on column warehouse.graded_unit.unit_kind is 'Kind of unit; codes: unit-kind.';
comment on column warehouse.graded_unit.in_production is 'True if it produces; null if the register does not say.';
comment on column warehouse.graded_unit.risk_grade is 'Grade by risk, A to D with D the worst; of several the worst; null without one that stands.';
comment on column warehouse.graded_unit.quantitative_grade is 'Quantitative grade, A to C; of several the worst; null without one that stands.';
comment on column warehouse.graded_unit.risk_graded is 'Whether it has a grade by risk that stands.';
comment on column warehouse.graded_unit.quantitatively_graded is 'Whether it has a quantitative grade that stands.';
comment on column warehouse.graded_unit.graded_twice is 'Whether it has two grades of one grading.';
comment on column warehouse.graded_unit.grade_unknown is 'Whether it has a grade that its grading does not know.';
