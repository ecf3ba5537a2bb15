-- What failed of a batch, which files put into one cell.

alter table warehouse.sampling_batch add column failed_items jsonb;
comment on column warehouse.sampling_batch.failed_items is 'Items that failed. File: 不合格项目‖检验结果‖标准值; a list of objects with item, result, standard.';

create view warehouse.sampling_failed_item as
select batch.division_code, batch.year, batch.delivery_id, batch.line, batch.sample_no, entry.item_no::integer as item_no,
       entry.object ->> 'item' as item, entry.object ->> 'result' as result, entry.object ->> 'standard' as standard
from warehouse.sampling_batch batch
cross join lateral jsonb_array_elements(batch.failed_items) with ordinality entry (object, item_no);
comment on view warehouse.sampling_failed_item is 'One row per sample number and item that failed, as the batch''s file names it.';
comment on column warehouse.sampling_failed_item.division_code is 'Division the batch counts in.';
comment on column warehouse.sampling_failed_item.year is 'Calendar year the batch counts in.';
comment on column warehouse.sampling_failed_item.delivery_id is 'Delivery the batch came with.';
comment on column warehouse.sampling_failed_item.line is 'Line of the batch in the file, from 1.';
comment on column warehouse.sampling_failed_item.sample_no is 'Sample number of the batch.';
comment on column warehouse.sampling_failed_item.item_no is 'Ordinal of the item in its cell, from 1.';
comment on column warehouse.sampling_failed_item.item is 'Name of what was tested.';
comment on column warehouse.sampling_failed_item.result is 'Result as the file states it, without a unit; null if it states none.';
comment on column warehouse.sampling_failed_item.standard is 'What the standard asks, as the file states it; null if it states none.';
