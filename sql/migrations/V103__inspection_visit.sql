-- MR08 监督检查. Printed by `ops/shian ddl inspection-visits`.

create table warehouse.inspection_visit (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    visit_no text not null,
    visited_on date not null,
    visit_kind text not null,
    licence_no text,
    credit_code text,
    division text not null,
    items bigint not null,
    items_failed bigint not null,
    result text not null,
    fix_by date,
    fixed_on date,
    self_check boolean,
    risk_reported boolean,
    managed boolean,
    inspectors text,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.inspection_visit is 'One row per inspection, of the deliveries that count: Inspections (MR08 监督检查).';
comment on column warehouse.inspection_visit.division_code is 'Division the row counts in.';
comment on column warehouse.inspection_visit.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.inspection_visit.delivery_id is 'Delivery it came with.';
comment on column warehouse.inspection_visit.line is 'Line in the file, from 1.';
comment on column warehouse.inspection_visit.visit_no is 'Number of the inspection. File: 检查编号.';
comment on column warehouse.inspection_visit.visited_on is 'Day of the inspection. File: 检查日期.';
comment on column warehouse.inspection_visit.visit_kind is 'Kind of inspection. File: 检查类型; codes: visit-kind.';
comment on column warehouse.inspection_visit.licence_no is 'Number of the licence of the unit. File: 证书编号.';
comment on column warehouse.inspection_visit.credit_code is 'Unified social credit code of the unit. File: 统一社会信用代码.';
comment on column warehouse.inspection_visit.division is 'Division of the unit. File: 所属旗县区.';
comment on column warehouse.inspection_visit.items is 'Items inspected, in 项. File: 检查项数.';
comment on column warehouse.inspection_visit.items_failed is 'Items not as they should be, in 项. File: 不符合项数.';
comment on column warehouse.inspection_visit.result is 'Result. File: 检查结果; codes: visit-result.';
comment on column warehouse.inspection_visit.fix_by is 'Day by which it is to be put right. File: 整改期限.';
comment on column warehouse.inspection_visit.fixed_on is 'Day it was put right. File: 整改完成日期.';
comment on column warehouse.inspection_visit.self_check is 'True if the unit reported its own check. File: 自查报告.';
comment on column warehouse.inspection_visit.risk_reported is 'True if it reported the risks it found. File: 风险报告.';
comment on column warehouse.inspection_visit.managed is 'True if it has a management system and posts. File: 管理制度.';
comment on column warehouse.inspection_visit.inspectors is 'Who inspected it. File: 检查人员; masked.';
