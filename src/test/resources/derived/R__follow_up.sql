drop view if exists warehouse.follow_up;
create view warehouse.follow_up as
select b.division_code, extract(year from b.reported_on + l.days)::smallint as year, b.delivery_id, b.line, b.sample_no,
       b.link, b.reported_on + l.days as due_on,
       exists (select from warehouse.plan_quota p
               where p.division_code = b.division_code and p.year = extract(year from b.reported_on + l.days)) as planned
from warehouse.sampling_batch b
cross join (select value::int as days from warehouse.parameter where parameter = 'follow-up.limit-days') l
where b.conclusion = 'FAIL' and b.state = 'APPROVED';
comment on view warehouse.follow_up is 'One row per failed batch.';
