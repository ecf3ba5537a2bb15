-- Canteens of schools and the terms of the year, and whether each was inspected in the term. A term counts once it is over, and for
-- a canteen if its licence stood when the term began; of a licence that is not in the register nobody knows, and every term counts.
drop view if exists warehouse.inspected_canteen;
create view warehouse.inspected_canteen as
with months as (
    select (select value::int from warehouse.parameter where parameter = 'school.spring-ends-month') as spring,
           (select value::int from warehouse.parameter where parameter = 'school.autumn-ends-month') as autumn),
visits as (
    select distinct licence_no, year, extract(month from visited_on) <= months.spring as in_spring
    from warehouse.inspection_visit
    cross join months
    where extract(month from visited_on) <= months.autumn),
licences as (
    select r.licence_no, r.year, min(r.issued_on) as issued_on
    from warehouse.licence_register r
    join warehouse.snapshot_of_year s using (delivery_id, year)
    group by r.licence_no, r.year)
select c.division_code, c.year, c.delivery_id, c.line, c.school_code, c.stage, t.ended_on as term_ended_on,
       v.licence_no is not null as inspected
from warehouse.canteen c
join warehouse.snapshot_of_year s using (delivery_id, year)
cross join months
cross join lateral (
    select in_spring, make_date(c.year, case when in_spring then 1 else months.spring + 1 end, 1) as began_on,
           (make_date(c.year, case when in_spring then months.spring else months.autumn end, 1) + interval '1 month - 1 day')::date as ended_on
    from (values (true), (false)) terms(in_spring)) t
left join visits v on v.licence_no = c.licence_no and v.year = c.year and v.in_spring = t.in_spring
left join licences l on l.licence_no = c.licence_no and l.year = c.year
where coalesce(l.issued_on <= t.began_on, true);
comment on view warehouse.inspected_canteen is 'One row per canteen in the last list of the year and term of that year that began with its licence.';
comment on column warehouse.inspected_canteen.division_code is 'Division of the school.';
comment on column warehouse.inspected_canteen.year is 'Calendar year of the list and of the term.';
comment on column warehouse.inspected_canteen.delivery_id is 'Delivery of the list.';
comment on column warehouse.inspected_canteen.line is 'Line of the canteen in its file.';
comment on column warehouse.inspected_canteen.school_code is 'Code of the school.';
comment on column warehouse.inspected_canteen.stage is 'Stage of the school; codes: school-stage.';
comment on column warehouse.inspected_canteen.term_ended_on is 'Day on which the term is over.';
comment on column warehouse.inspected_canteen.inspected is 'Whether it was inspected in the term.';
