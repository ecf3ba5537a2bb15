-- Failed batches, and whether anybody began to deal with them.
drop view if exists warehouse.failed_batch;
create view warehouse.failed_batch as
with begun as (
    select distinct sample_no, year from warehouse.disposal),
-- where no disposals were handed in for division and day, the feed is late and no batch at fault
handed_in as (
    select division_code, range_agg(period) as days
    from intake.delivery
    where feed = 'disposals' and kind = 'detail' and state in ('LOADED', 'PURGED')
    group by division_code)
select b.division_code, b.year, b.delivery_id, b.line, b.sample_no, b.link, b.reported_on,
       same.sample_no is null and next.sample_no is null and coalesce(h.days @> b.reported_on, false) as without_disposal
from warehouse.sampling_batch b
left join begun same on same.sample_no = b.sample_no and same.year = b.year
left join begun next on next.sample_no = b.sample_no and next.year = b.year + 1
left join handed_in h on h.division_code = b.division_code
where b.state = 'APPROVED' and b.conclusion = 'FAIL';
comment on view warehouse.failed_batch is 'One row per failed batch, by the day of its report.';
comment on column warehouse.failed_batch.division_code is 'Division of the unit sampled.';
comment on column warehouse.failed_batch.year is 'Calendar year of the report.';
comment on column warehouse.failed_batch.delivery_id is 'Delivery of the batch.';
comment on column warehouse.failed_batch.line is 'Line of the batch in its file.';
comment on column warehouse.failed_batch.sample_no is 'Sample number.';
comment on column warehouse.failed_batch.link is 'Link of the chain where it was sampled.';
comment on column warehouse.failed_batch.reported_on is 'Day of the report.';
comment on column warehouse.failed_batch.without_disposal is 'Whether no side of it was begun in the year of the report or the next, though disposals of that day were handed in.';
