-- Rows that name a second division: where a batch was made, where produce was grown.
alter table warehouse.sampling_batch add column maker_city text;
alter table warehouse.sampling_batch add column maker_county text;
comment on column warehouse.sampling_batch.maker_city is 'City of the producer. File: 标识生产企业所在市.';
comment on column warehouse.sampling_batch.maker_county is 'Division of the producer, as it stands if outside the city. File: 标识生产企业所在县.';
comment on column warehouse.produce_sample.grown_county is 'Division where it was grown, as it stands if outside the city. File: 溯源县.';
