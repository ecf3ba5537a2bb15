-- Cases by the day on which they are to be decided.
drop view if exists warehouse.case_due;
create view warehouse.case_due as
select c.division_code, extract(year from c.filed_on + l.days)::smallint as year, c.delivery_id, c.line, c.case_no, c.link,
       c.filed_on + l.days as due_on, c.decided_on is not null as decided
from warehouse.enforcement_case c
cross join (select value::int as days from warehouse.parameter where parameter = 'case.limit-days') l
where not c.revoked;
comment on view warehouse.case_due is 'One row per case, by the day on which it is to be decided.';
comment on column warehouse.case_due.division_code is 'Division of the office in charge.';
comment on column warehouse.case_due.year is 'Calendar year of due_on.';
comment on column warehouse.case_due.delivery_id is 'Delivery of the case.';
comment on column warehouse.case_due.line is 'Line of the case in its file.';
comment on column warehouse.case_due.case_no is 'Number of the case.';
comment on column warehouse.case_due.link is 'Link of the chain; codes: link.';
comment on column warehouse.case_due.due_on is 'Day by which it is to be decided: the limit after filing.';
comment on column warehouse.case_due.decided is 'Whether it is decided, in time or not.';
