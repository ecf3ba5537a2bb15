-- Samples of grain beyond a limit of food safety: the quantity they stand for counts once, however many items failed, and
-- as disposed of when each of its failed rows says where the grain went.
drop view if exists warehouse.grain_over_limit;
create view warehouse.grain_over_limit as
select distinct on (year, sample_no) division_code, year, delivery_id, line, sample_no, sampled_on,
       max(coalesce(tonnage_over, tonnage)) over sample as tonnage,
       bool_and(disposal is not null and disposal not in ('未处置', '待处置')) over sample as disposed
from warehouse.grain_test
where judged_for = 'SAFETY' and judgement = 'FAIL'
window sample as (partition by year, sample_no)
order by year, sample_no, sampled_on, delivery_id, line;
comment on view warehouse.grain_over_limit is 'One row per sample beyond a limit of food safety.';
comment on column warehouse.grain_over_limit.division_code is 'Division the grain is from, or is stored in.';
comment on column warehouse.grain_over_limit.year is 'Calendar year of sampling.';
comment on column warehouse.grain_over_limit.delivery_id is 'Delivery of the first failed row.';
comment on column warehouse.grain_over_limit.line is 'Line of that row in its file.';
comment on column warehouse.grain_over_limit.sample_no is 'Sample number.';
comment on column warehouse.grain_over_limit.sampled_on is 'Day the sample was taken.';
comment on column warehouse.grain_over_limit.tonnage is 'Grain beyond the limit, in tonnes.';
comment on column warehouse.grain_over_limit.disposed is 'True if every failed row says where the grain went.';
