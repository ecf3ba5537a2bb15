-- The summary may say what it was the year before (上年同期).
alter table warehouse.sampling_summary add column last_year bigint;
comment on column warehouse.sampling_summary.last_year is 'Batches of the year before as stated, in 批次. File: 上年同期.';
