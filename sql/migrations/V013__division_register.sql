-- ST01-QH 行政区划名录. Printed by `ops/shian ddl division-register`.

create table warehouse.division_register (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    division text not null,
    name text not null,
    level text not null,
    parent text,
    started_on date,
    ended_on date,
    old_code text,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.division_register is 'One row per division, of the deliveries that count: Register of divisions (ST01-QH 行政区划名录).';
comment on column warehouse.division_register.division_code is 'Division the row counts in.';
comment on column warehouse.division_register.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.division_register.delivery_id is 'Delivery it came with.';
comment on column warehouse.division_register.line is 'Line in the file, from 1.';
comment on column warehouse.division_register.division is 'Division. File: 区划代码.';
comment on column warehouse.division_register.name is 'Name. File: 名称.';
comment on column warehouse.division_register.level is 'Level. File: 级别; codes: division-level.';
comment on column warehouse.division_register.parent is 'Code of the division it belongs to. File: 上级代码.';
comment on column warehouse.division_register.started_on is 'First day of validity. File: 启用日期.';
comment on column warehouse.division_register.ended_on is 'Last day of validity. File: 停用日期.';
comment on column warehouse.division_register.old_code is 'Code before. File: 原代码.';
