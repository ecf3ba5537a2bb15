-- MR11 平台注册. Printed by `ops/shian ddl platform-registrations`.

create table warehouse.platform_registration (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    platform text not null,
    credit_code text not null,
    registered_on date not null,
    left_on date,
    unit_kind text not null,
    division text not null,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.platform_registration is 'One row per platform and credit code, of the deliveries that count: Registrations on platforms (MR11 平台注册).';
comment on column warehouse.platform_registration.division_code is 'Division the row counts in.';
comment on column warehouse.platform_registration.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.platform_registration.delivery_id is 'Delivery it came with.';
comment on column warehouse.platform_registration.line is 'Line in the file, from 1.';
comment on column warehouse.platform_registration.platform is 'Platform. File: 平台; codes: platform.';
comment on column warehouse.platform_registration.credit_code is 'Unified social credit code. File: 统一社会信用代码.';
comment on column warehouse.platform_registration.registered_on is 'Day of registration. File: 注册日期.';
comment on column warehouse.platform_registration.left_on is 'Day it left. File: 注销日期.';
comment on column warehouse.platform_registration.unit_kind is 'Kind of unit. File: 业态; codes: unit-kind.';
comment on column warehouse.platform_registration.division is 'Division of the unit. File: 旗县区.';
