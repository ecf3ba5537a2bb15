-- Samples of chemical monitoring: 份 are distinct sample numbers, whatever rows and deliveries they stand in.
drop view if exists warehouse.chemical_sample;
create view warehouse.chemical_sample as
select distinct on (year, sample_no) division_code, year, delivery_id, line, sample_no, sampled_on
from warehouse.chemical_test
order by year, sample_no, sampled_on, delivery_id, line;
comment on view warehouse.chemical_sample is 'One row per sample number and year: the first row of the sample.';
comment on column warehouse.chemical_sample.division_code is 'Division where it was taken.';
comment on column warehouse.chemical_sample.year is 'Calendar year of sampling.';
comment on column warehouse.chemical_sample.delivery_id is 'Delivery of that row.';
comment on column warehouse.chemical_sample.line is 'Line of that row in its file.';
comment on column warehouse.chemical_sample.sample_no is 'Sample number.';
comment on column warehouse.chemical_sample.sampled_on is 'Day the sample was taken.';
