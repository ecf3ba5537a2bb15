-- Items of batches that nobody handed in.
drop view if exists warehouse.orphan_item;
create view warehouse.orphan_item as
select i.division_code, i.year, i.delivery_id, i.line, i.sample_no, i.item
from warehouse.test_item i
left join warehouse.sampling_batch b on b.year = i.year and b.sample_no = i.sample_no
where b.sample_no is null;
comment on view warehouse.orphan_item is 'One row per test item whose batch was not handed in for that year.';
comment on column warehouse.orphan_item.division_code is 'Division of the county in the sample number.';
comment on column warehouse.orphan_item.year is 'Calendar year of the file.';
comment on column warehouse.orphan_item.delivery_id is 'Delivery of the item.';
comment on column warehouse.orphan_item.line is 'Line of the item in its file.';
comment on column warehouse.orphan_item.sample_no is 'Sample number.';
comment on column warehouse.orphan_item.item is 'What was tested.';
