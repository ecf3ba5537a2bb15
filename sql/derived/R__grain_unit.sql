-- Units with a quota of grain samples whose grain was sampled. A quota of zero is none.
drop view if exists warehouse.grain_unit;
create view warehouse.grain_unit as
select distinct on (t.division_code, t.year) t.division_code, t.year, t.delivery_id, t.line, t.sampled_on
from warehouse.grain_test t
where exists (select from warehouse.plan_quota q
              where q.division_code = t.division_code and q.year = t.year and q.item = 'GRAIN_SAMPLES' and q.quota > 0)
order by t.division_code, t.year, t.sampled_on, t.delivery_id, t.line;
comment on view warehouse.grain_unit is 'One row per division and year with a quota of grain samples and at least one sample: the first.';
comment on column warehouse.grain_unit.division_code is 'Division the grain is from, or is stored in.';
comment on column warehouse.grain_unit.year is 'Calendar year of sampling.';
comment on column warehouse.grain_unit.delivery_id is 'Delivery of that sample.';
comment on column warehouse.grain_unit.line is 'Line of that sample in its file.';
comment on column warehouse.grain_unit.sampled_on is 'Day of the first sample.';
