-- PL01 年度计划任务数. Printed by `ops/shian ddl yearly-plan`.

create table warehouse.plan_quota (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    plan_year smallint not null,
    division text not null,
    item text not null,
    quota numeric not null,
    unit text not null,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.plan_quota is 'One row per year, division and item, of the deliveries that count: Yearly plan (PL01 年度计划任务数).';
comment on column warehouse.plan_quota.division_code is 'Division the row counts in.';
comment on column warehouse.plan_quota.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.plan_quota.delivery_id is 'Delivery it came with.';
comment on column warehouse.plan_quota.line is 'Line in the file, from 1.';
comment on column warehouse.plan_quota.plan_year is 'Year of the plan. File: 年度.';
comment on column warehouse.plan_quota.division is 'Division. File: 旗县区.';
comment on column warehouse.plan_quota.item is 'What is planned. File: 项目; codes: plan-item.';
comment on column warehouse.plan_quota.quota is 'Quantity planned. File: 数量.';
comment on column warehouse.plan_quota.unit is 'Unit of the quantity. File: 单位.';
