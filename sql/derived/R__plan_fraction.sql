-- Quotas of things that are counted one by one and yet are no whole numbers.
drop view if exists warehouse.plan_fraction;
create view warehouse.plan_fraction as
select division_code, year, delivery_id, line, division, item
from warehouse.plan_quota
where quota <> trunc(quota);
comment on view warehouse.plan_fraction is 'One row per quota that is no whole number.';
comment on column warehouse.plan_fraction.division_code is 'Division of the quota.';
comment on column warehouse.plan_fraction.year is 'Year of the plan.';
comment on column warehouse.plan_fraction.delivery_id is 'Delivery of the plan.';
comment on column warehouse.plan_fraction.line is 'Line of the quota in its file.';
comment on column warehouse.plan_fraction.division is 'The division once more, as part of the key.';
comment on column warehouse.plan_fraction.item is 'What is planned; codes: plan-item.';
