-- The sides of disposals held against batches, one another and cases.
drop view if exists warehouse.disposal_side;
create view warehouse.disposal_side as
with failed as (
    select distinct d.delivery_id, d.line
    from warehouse.disposal d
    join warehouse.sampling_batch b on b.sample_no = d.sample_no and b.year in (d.year - 1, d.year)
    where b.state = 'APPROVED' and b.conclusion = 'FAIL'),
open as (
    select distinct d.delivery_id, d.line
    from warehouse.disposal d
    join warehouse.disposal o on o.sample_no = d.sample_no and o.year between d.year - 1 and d.year + 1
    where o.state in ('NOT_STARTED', 'ONGOING')),
filed as (
    select distinct d.delivery_id, d.line
    from warehouse.disposal d
    join warehouse.enforcement_case c on c.sample_no = d.sample_no and c.year between d.year - 1 and d.year + 1)
select d.division_code, d.year, d.delivery_id, d.line, d.sample_no, d.side, d.served_on, failed.line is null as without_batch,
       d.state = 'DONE' and open.line is not null as done_too_soon, d.filed and filed.line is null as without_case
from warehouse.disposal d
left join failed using (delivery_id, line)
left join open using (delivery_id, line)
left join filed using (delivery_id, line);
comment on view warehouse.disposal_side is 'One row per failed batch and side that is dealt with, by the day of the notice.';
comment on column warehouse.disposal_side.division_code is 'Division of the county in the sample number.';
comment on column warehouse.disposal_side.year is 'Calendar year of the notice.';
comment on column warehouse.disposal_side.delivery_id is 'Delivery of the disposal.';
comment on column warehouse.disposal_side.line is 'Line of the disposal in its file.';
comment on column warehouse.disposal_side.sample_no is 'Sample number.';
comment on column warehouse.disposal_side.side is 'Side that is dealt with; codes: disposal-side.';
comment on column warehouse.disposal_side.served_on is 'Day the notice was served.';
comment on column warehouse.disposal_side.without_batch is 'Whether no failed batch of that number was reported in the year of the notice or the year before.';
comment on column warehouse.disposal_side.done_too_soon is 'Whether the whole is called done while a side of the batch is open.';
comment on column warehouse.disposal_side.without_case is 'Whether a case is said to be filed and none has that sample number.';
