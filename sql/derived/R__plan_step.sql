-- What a plan wants to be reached by the end of each quarter or month, where it says so; months go before quarters.
drop view if exists warehouse.plan_step;
create view warehouse.plan_step as
with steps as (
    select p.division_code, p.year, p.delivery_id, p.line, p.item, t.months, t.month, t.quota,
           min(t.months) over (partition by p.delivery_id, p.line) as finest
    from warehouse.plan_quota p
    cross join lateral (values
        (3, 3, p.quarter_1),
        (3, 6, p.quarter_2),
        (3, 9, p.quarter_3),
        (3, 12, p.quarter_4),
        (1, 1, p.month_01),
        (1, 2, p.month_02),
        (1, 3, p.month_03),
        (1, 4, p.month_04),
        (1, 5, p.month_05),
        (1, 6, p.month_06),
        (1, 7, p.month_07),
        (1, 8, p.month_08),
        (1, 9, p.month_09),
        (1, 10, p.month_10),
        (1, 11, p.month_11),
        (1, 12, p.month_12)) t(months, month, quota)
    where t.quota is not null)
select division_code, year, delivery_id, line, item, (make_date(year, month, 1) + interval '1 month - 1 day')::date as due_on, quota
from steps
where months = finest;
comment on view warehouse.plan_step is 'One row per quota of the yearly plan and quarter or month for which the plan states it.';
comment on column warehouse.plan_step.division_code is 'Division the quota counts in.';
comment on column warehouse.plan_step.year is 'Year of the plan.';
comment on column warehouse.plan_step.delivery_id is 'Delivery with the plan.';
comment on column warehouse.plan_step.line is 'Line in the file, from 1.';
comment on column warehouse.plan_step.item is 'What is planned; codes: plan-item.';
comment on column warehouse.plan_step.due_on is 'Last day of the quarter or month.';
comment on column warehouse.plan_step.quota is 'Quantity planned for the quarter or month, in the unit of the plan.';
