-- Whether the result of a batch is published (MR01, optional).
alter table warehouse.sampling_batch add column published boolean;
comment on column warehouse.sampling_batch.published is 'True if the result is published (assumed). File: 结果是否公布.';
