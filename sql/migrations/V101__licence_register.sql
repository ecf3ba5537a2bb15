-- MR06 食品生产经营主体名录. Printed by `ops/shian ddl licence-register`.

create table warehouse.licence_register (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    licence_no text not null,
    credit_code text,
    unit_name text not null,
    principal text,
    unit_kind text not null,
    product_class text,
    division text not null,
    issued_on date not null,
    valid_to date,
    station text,
    state text not null,
    state_on date,
    moved_from text,
    moved_on date,
    in_production boolean,
    high_risk boolean,
    large boolean,
    online boolean,
    cold_chain boolean,
    bright_kitchen text,
    certificate text,
    insured boolean,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.licence_register is 'One row per licence or registration, of the deliveries that count: Register of food units (MR06 食品生产经营主体名录).';
comment on column warehouse.licence_register.division_code is 'Division the row counts in.';
comment on column warehouse.licence_register.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.licence_register.delivery_id is 'Delivery it came with.';
comment on column warehouse.licence_register.line is 'Line in the file, from 1.';
comment on column warehouse.licence_register.licence_no is 'Number of the licence or registration. File: 证书编号.';
comment on column warehouse.licence_register.credit_code is 'Unified social credit code. File: 统一社会信用代码.';
comment on column warehouse.licence_register.unit_name is 'Name of the unit. File: 单位名称.';
comment on column warehouse.licence_register.principal is 'Who answers for it. File: 法定代表人（负责人）; masked.';
comment on column warehouse.licence_register.unit_kind is 'Kind of unit. File: 主体业态; codes: unit-kind.';
comment on column warehouse.licence_register.product_class is 'What it mainly makes. File: 生产类别; codes: product-class.';
comment on column warehouse.licence_register.division is 'Division that supervises it. File: 所属旗县区.';
comment on column warehouse.licence_register.issued_on is 'Day it was first issued. File: 发证日期.';
comment on column warehouse.licence_register.valid_to is 'Last day it is valid. File: 有效期至.';
comment on column warehouse.licence_register.station is 'Station that supervises it. File: 日常监管机构.';
comment on column warehouse.licence_register.state is 'Its state. File: 状态; codes: unit-state.';
comment on column warehouse.licence_register.state_on is 'Day since which it is in a state other than valid. File: 状态日期.';
comment on column warehouse.licence_register.moved_from is 'Division it moved from. File: 迁出旗县区.';
comment on column warehouse.licence_register.moved_on is 'Day it moved in. File: 迁入日期.';
comment on column warehouse.licence_register.in_production is 'True if it produces. File: 在产.';
comment on column warehouse.licence_register.high_risk is 'True if its products are of high risk. File: 高风险.';
comment on column warehouse.licence_register.large is 'True if above the size of the statistics of industry. File: 规模以上.';
comment on column warehouse.licence_register.online is 'True if it sells online. File: 网络经营.';
comment on column warehouse.licence_register.cold_chain is 'True if it stores or sells cold-chain food. File: 冷链.';
comment on column warehouse.licence_register.bright_kitchen is 'How its kitchen can be looked into. File: 明厨亮灶; codes: bright-kitchen.';
comment on column warehouse.licence_register.certificate is 'Certified system. File: 体系认证; codes: food-certificate.';
comment on column warehouse.licence_register.insured is 'True if it has liability insurance. File: 责任保险.';
