-- Units that the yearly plan gives a quota of grain samples. A quota of zero is none.
drop view if exists warehouse.grain_quota;
create view warehouse.grain_quota as
select division_code, year, delivery_id, line, division, quota
from warehouse.plan_quota
where item = 'GRAIN_SAMPLES' and quota > 0;
comment on view warehouse.grain_quota is 'One row per division and year with a quota of grain samples.';
comment on column warehouse.grain_quota.division_code is 'Division of the quota.';
comment on column warehouse.grain_quota.year is 'Year of the plan.';
comment on column warehouse.grain_quota.delivery_id is 'Delivery of the plan.';
comment on column warehouse.grain_quota.line is 'Line of the quota in its file.';
comment on column warehouse.grain_quota.division is 'The division once more, as the key.';
comment on column warehouse.grain_quota.quota is 'Samples planned, in number.';
