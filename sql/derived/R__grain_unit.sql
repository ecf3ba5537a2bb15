-- Units whose grain was sampled.
drop view if exists warehouse.grain_unit;
create view warehouse.grain_unit as
select distinct on (division_code, year) division_code, year, delivery_id, line, sampled_on
from warehouse.grain_test
order by division_code, year, sampled_on, delivery_id, line;
comment on view warehouse.grain_unit is 'One row per division and year with at least one grain sample: the first.';
comment on column warehouse.grain_unit.division_code is 'Division the grain is from, or is stored in.';
comment on column warehouse.grain_unit.year is 'Calendar year of sampling.';
comment on column warehouse.grain_unit.delivery_id is 'Delivery of that sample.';
comment on column warehouse.grain_unit.line is 'Line of that sample in its file.';
comment on column warehouse.grain_unit.sampled_on is 'Day of the first sample.';
