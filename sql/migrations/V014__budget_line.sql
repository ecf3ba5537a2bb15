-- FN01 预算明细. Printed by `ops/shian ddl budget-lines`.

create table warehouse.budget_line (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    budget_year smallint not null,
    level text not null,
    division text not null,
    unit_name text not null,
    account_code text not null,
    account_name text,
    project text not null,
    funding text not null,
    initial numeric not null,
    adjusted numeric not null,
    food_safety boolean not null,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.budget_line is 'One row per year, unit, account and project, of the deliveries that count: Budget lines (FN01 预算明细).';
comment on column warehouse.budget_line.division_code is 'Division the row counts in.';
comment on column warehouse.budget_line.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.budget_line.delivery_id is 'Delivery it came with.';
comment on column warehouse.budget_line.line is 'Line in the file, from 1.';
comment on column warehouse.budget_line.budget_year is 'Budget year. File: 预算年度.';
comment on column warehouse.budget_line.level is 'Whose budget it is. File: 级次; codes: budget-level.';
comment on column warehouse.budget_line.division is 'Division. File: 旗县区.';
comment on column warehouse.budget_line.unit_name is 'Unit that spends it. File: 预算单位.';
comment on column warehouse.budget_line.account_code is 'Code of the functional account. File: 功能科目编码.';
comment on column warehouse.budget_line.account_name is 'Name of the functional account. File: 功能科目名称.';
comment on column warehouse.budget_line.project is 'Project. File: 项目名称.';
comment on column warehouse.budget_line.funding is 'Source of the money. File: 资金来源; codes: funding.';
comment on column warehouse.budget_line.initial is 'Budget at the start of the year, in 元. File: 年初预算.';
comment on column warehouse.budget_line.adjusted is 'Budget as adjusted, in 元. File: 调整预算.';
comment on column warehouse.budget_line.food_safety is 'True for food-safety funds. File: 是否食品安全经费.';
