-- Institutions of the register, and whether they reported foodborne disease in the year: a case, or a month for which they say that
-- there was none; a text that names no month is no report. And for how many of the months in which they worked and that were over on the day of the register.
-- One that had closed before the year is left out.
drop view if exists warehouse.institution_report;
create view warehouse.institution_report as
select i.division_code, i.year, i.delivery_id, i.line, i.institution_code, i.grade,
       m.reported > 0 as reported, m.due as months_due, m.reported_due as months_reported
from (
    select n.division_code, n.year, n.delivery_id, n.line, n.institution_code, n.grade, n.zero_months, n.opened_on, n.closed_on,
           s.reference_on
    from warehouse.institution n join warehouse.snapshot_of_year s using (delivery_id, division_code, year)
) i
cross join lateral (
    select count(*) filter (where named.month is not null or cases.month is not null) as reported,
           count(*) filter (where works.month is not null) as due,
           count(*) filter (where works.month is not null and (named.month is not null or cases.month is not null)) as reported_due
    from generate_series(1, 12) of_year(month)
    left join unnest(warehouse.months_named(i.zero_months)) named(month) on named.month = of_year.month
    left join (select distinct extract(month from c.filled_on)::int as month from warehouse.foodborne_case c
               where c.year = i.year and c.institution_code = i.institution_code and c.state in ('APPROVED', 'DONE')) cases
        on cases.month = of_year.month
    left join lateral (
        select of_year.month
        where make_date(i.year, of_year.month, 1) + interval '1 month - 1 day' <= i.reference_on
          and make_date(i.year, of_year.month, 1) >= coalesce(i.opened_on, date '-infinity')
          and make_date(i.year, of_year.month, 1) <= coalesce(i.closed_on, date 'infinity')) works on true) m
where i.closed_on is null or i.closed_on >= make_date(i.year, 1, 1);
comment on view warehouse.institution_report is 'One row per institution and year.';
comment on column warehouse.institution_report.division_code is 'Division of the institution.';
comment on column warehouse.institution_report.year is 'Calendar year.';
comment on column warehouse.institution_report.delivery_id is 'Delivery of the register.';
comment on column warehouse.institution_report.line is 'Line in the register.';
comment on column warehouse.institution_report.institution_code is 'Code of the institution.';
comment on column warehouse.institution_report.grade is 'What kind of institution it is; codes: institution-grade.';
comment on column warehouse.institution_report.reported is 'True if it reported a case, or names a month for which it had none.';
comment on column warehouse.institution_report.months_due is 'Months of the year in which it worked up to the day of the register, in number.';
comment on column warehouse.institution_report.months_reported is 'Of these with a case or named as without one, in number.';
