-- Of each failed batch: by which day all its sides are to be closed, and whether they were.
drop view if exists warehouse.disposal_due;
create view warehouse.disposal_due as
with failed as (
    select division_code, year, delivery_id, line, sample_no, link, reported_on
    from warehouse.sampling_batch
    where state = 'APPROVED' and conclusion = 'FAIL'),
handled as (
    select f.delivery_id, f.line, min(d.served_on) as served_on,
           case when bool_and(d.state in ('DONE', 'DONE_PRODUCTION', 'DONE_CIRCULATION')) then max(d.closed_on) end as closed_on
    from failed f
    join warehouse.disposal d on d.sample_no = f.sample_no and d.year in (f.year, f.year + 1)
    group by f.delivery_id, f.line)
select f.division_code, extract(year from t.due_on)::smallint as year, f.delivery_id, f.line, f.sample_no, f.link, t.due_on,
       h.closed_on, coalesce(h.closed_on <= t.due_on, false) as in_time
from failed f
left join handled h using (delivery_id, line)
cross join (select value::int as days from warehouse.parameter where parameter = 'disposal.limit-days') l
cross join lateral (select coalesce(h.served_on, f.reported_on) + l.days as due_on) t;
comment on view warehouse.disposal_due is 'One row per failed batch, by the day on which all its sides are to be closed.';
comment on column warehouse.disposal_due.division_code is 'Division of the unit sampled.';
comment on column warehouse.disposal_due.year is 'Calendar year of due_on.';
comment on column warehouse.disposal_due.delivery_id is 'Delivery of the batch.';
comment on column warehouse.disposal_due.line is 'Line of the batch in its file.';
comment on column warehouse.disposal_due.sample_no is 'Sample number.';
comment on column warehouse.disposal_due.link is 'Link of the chain where it was sampled.';
comment on column warehouse.disposal_due.due_on is 'Day by which it is due: the limit after the first notice, or after the report while none was served.';
comment on column warehouse.disposal_due.closed_on is 'Day the last side was closed; null while one is open or none was begun.';
comment on column warehouse.disposal_due.in_time is 'Whether all sides were closed by then.';
