-- MR04-HZ 食品安全违法案件统计表. Printed by `ops/shian ddl enforcement-cases`.

create table warehouse.enforcement_form (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    division text not null,
    line_of_form text not null,
    cases bigint not null,
    ordinary bigint,
    food_cases bigint,
    special_cases bigint,
    case_value numeric,
    fine numeric,
    confiscated numeric,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.enforcement_form is 'One row per division and line of the form, of the deliveries that count: National form of food cases (MR04-HZ 食品安全违法案件统计表).';
comment on column warehouse.enforcement_form.division_code is 'Division the row counts in.';
comment on column warehouse.enforcement_form.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.enforcement_form.delivery_id is 'Delivery it came with.';
comment on column warehouse.enforcement_form.line is 'Line in the file, from 1.';
comment on column warehouse.enforcement_form.division is 'Division. File: 旗县区.';
comment on column warehouse.enforcement_form.line_of_form is 'Line of the form. File: 统计项目; codes: case-form-line.';
comment on column warehouse.enforcement_form.cases is 'Cases, in 件. File: 案件总数.';
comment on column warehouse.enforcement_form.ordinary is 'Of these by the ordinary procedure, in 件. File: 普通程序.';
comment on column warehouse.enforcement_form.food_cases is 'Of these on food, in 件. File: 食品案件.';
comment on column warehouse.enforcement_form.special_cases is 'Of these on special food, in 件. File: 特殊食品案件.';
comment on column warehouse.enforcement_form.case_value is 'Worth of the goods, in 元. File: 案值.';
comment on column warehouse.enforcement_form.fine is 'Fines, in 元. File: 罚款金额.';
comment on column warehouse.enforcement_form.confiscated is 'Confiscations, in 元. File: 没收金额.';
