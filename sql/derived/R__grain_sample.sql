-- Samples of grain: 份 are distinct sample numbers. A sample passed if none of its items failed.
drop view if exists warehouse.grain_sample;
create view warehouse.grain_sample as
select distinct on (year, sample_no) division_code, year, delivery_id, line, sample_no, variety, sampled_on,
       bool_and(judgement <> 'FAIL') over (partition by year, sample_no) as passed
from warehouse.grain_test
order by year, sample_no, sampled_on, delivery_id, line;
comment on view warehouse.grain_sample is 'One row per sample number and year: the first row of the sample, and whether all its items passed.';
comment on column warehouse.grain_sample.division_code is 'Division the grain is from, or is stored in.';
comment on column warehouse.grain_sample.year is 'Calendar year of sampling.';
comment on column warehouse.grain_sample.delivery_id is 'Delivery of that row.';
comment on column warehouse.grain_sample.line is 'Line of that row in its file.';
comment on column warehouse.grain_sample.sample_no is 'Sample number.';
comment on column warehouse.grain_sample.variety is 'Kind of grain; codes: grain-variety.';
comment on column warehouse.grain_sample.sampled_on is 'Day the sample was taken.';
comment on column warehouse.grain_sample.passed is 'Whether none of its items failed.';
