-- Institutions of the register, and whether they reported foodborne disease in the year: a case, or that there was none.
-- Of several registers of a year the one of the latest day counts; one that had closed before the year is left out.
drop view if exists warehouse.institution_report;
create view warehouse.institution_report as
select i.division_code, i.year, i.delivery_id, i.line, i.institution_code, i.grade,
       i.zero_months is not null or exists (
           select from warehouse.foodborne_case c
           where c.year = i.year and c.institution_code = i.institution_code and c.state in ('APPROVED', 'DONE')) as reported
from (
    select n.division_code, n.year, n.delivery_id, n.line, n.institution_code, n.grade, n.zero_months, n.closed_on,
           rank() over (partition by n.year, d.division_code order by upper(d.period) desc) as latest
    from warehouse.institution n join intake.delivery d using (delivery_id)
) i
where i.latest = 1 and (i.closed_on is null or i.closed_on >= make_date(i.year, 1, 1));
comment on view warehouse.institution_report is 'One row per institution and year.';
comment on column warehouse.institution_report.division_code is 'Division of the institution.';
comment on column warehouse.institution_report.year is 'Calendar year.';
comment on column warehouse.institution_report.delivery_id is 'Delivery of the register.';
comment on column warehouse.institution_report.line is 'Line in the register.';
comment on column warehouse.institution_report.institution_code is 'Code of the institution.';
comment on column warehouse.institution_report.grade is 'What kind of institution it is; codes: institution-grade.';
comment on column warehouse.institution_report.reported is 'True if it reported a case, or that it had none.';
