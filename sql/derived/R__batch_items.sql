-- Approved batches held against their test items. A batch and its items stand in files of the same year. Where no items
-- were handed in for division and day, the feed is late and no batch at fault.
drop view if exists warehouse.batch_items;
create view warehouse.batch_items as
with items as (
    select year, sample_no, count(*) as items, count(*) filter (where verdict = 'FAIL') as failed
    from warehouse.test_item
    group by year, sample_no),
handed_in as (
    select division_code, range_agg(period) as days
    from intake.delivery
    where feed = 'test-items' and kind = 'detail' and state in ('LOADED', 'PURGED')
    group by division_code)
select b.division_code, b.year, b.delivery_id, b.line, b.sample_no, b.link, b.reported_on, coalesce(i.items, 0) as items,
       coalesce(i.failed, 0) as failed_items, i.items is null and coalesce(h.days @> b.reported_on, false) as without_item,
       b.conclusion = 'FAIL' and i.failed = 0 as failed_without_item, b.conclusion = 'PASS' and i.failed > 0 as passed_with_failed
from warehouse.sampling_batch b
left join items i on i.year = b.year and i.sample_no = b.sample_no
left join handed_in h on h.division_code = b.division_code
where b.state = 'APPROVED';
comment on view warehouse.batch_items is 'One row per approved batch, with what its test items say.';
comment on column warehouse.batch_items.division_code is 'Division of the unit sampled.';
comment on column warehouse.batch_items.year is 'Calendar year of the report.';
comment on column warehouse.batch_items.delivery_id is 'Delivery of the batch.';
comment on column warehouse.batch_items.line is 'Line of the batch in its file.';
comment on column warehouse.batch_items.sample_no is 'Sample number.';
comment on column warehouse.batch_items.link is 'Link of the chain where it was sampled.';
comment on column warehouse.batch_items.reported_on is 'Day of the report.';
comment on column warehouse.batch_items.items is 'Items tested.';
comment on column warehouse.batch_items.failed_items is 'Items failed.';
comment on column warehouse.batch_items.without_item is 'Whether no item of it was handed in though items of that day were.';
comment on column warehouse.batch_items.failed_without_item is 'Whether the batch failed and none of its items did; null without items.';
comment on column warehouse.batch_items.passed_with_failed is 'Whether the batch passed and an item of it failed; null without items.';
