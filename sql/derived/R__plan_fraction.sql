-- Quotas of things that are counted one by one, and whether they are no whole numbers all the same.
drop view if exists warehouse.plan_fraction;
create view warehouse.plan_fraction as
select division_code, year, delivery_id, line, division, item, quota <> trunc(quota) as fraction
from warehouse.plan_quota;
comment on view warehouse.plan_fraction is 'One row per quota.';
comment on column warehouse.plan_fraction.division_code is 'Division of the quota.';
comment on column warehouse.plan_fraction.year is 'Year of the plan.';
comment on column warehouse.plan_fraction.delivery_id is 'Delivery of the plan.';
comment on column warehouse.plan_fraction.line is 'Line of the quota in its file.';
comment on column warehouse.plan_fraction.division is 'The division once more, as part of the key.';
comment on column warehouse.plan_fraction.item is 'What is planned; codes: plan-item.';
comment on column warehouse.plan_fraction.fraction is 'Whether it is no whole number.';
