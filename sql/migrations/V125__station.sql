-- MR10 基层市场监管所. Printed by `ops/shian ddl stations`.

create table warehouse.station (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    name text not null,
    division text not null,
    code text,
    own_premises boolean not null,
    vehicles bigint not null,
    test_kits bigint,
    identity boolean,
    standardised boolean not null,
    built_on date,
    batch text,
    planned_year smallint,
    staff bigint,
    subjects bigint,
    food_units bigint,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.station is 'One row per station, of the deliveries that count: Market supervision stations (MR10 基层市场监管所).';
comment on column warehouse.station.division_code is 'Division the row counts in.';
comment on column warehouse.station.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.station.delivery_id is 'Delivery it came with.';
comment on column warehouse.station.line is 'Line in the file, from 1.';
comment on column warehouse.station.name is 'Station. File: 所名称.';
comment on column warehouse.station.division is 'Division. File: 所属旗县区.';
comment on column warehouse.station.code is 'Code of the station. File: 代码.';
comment on column warehouse.station.own_premises is 'True if it has premises of its own. File: 独立用房.';
comment on column warehouse.station.vehicles is 'Vehicles, in 辆. File: 执法车辆.';
comment on column warehouse.station.test_kits is 'Sets for rapid tests, in 台. File: 快检设备.';
comment on column warehouse.station.identity is 'True if it shows the common identity. File: 统一标识.';
comment on column warehouse.station.standardised is 'True if built as a standardised station. File: 标准化.';
comment on column warehouse.station.built_on is 'Day it was completed as such. File: 建成日期.';
comment on column warehouse.station.batch is 'Batch in which it was built. File: 批次.';
comment on column warehouse.station.planned_year is 'Year for which it is planned. File: 计划建设年度.';
comment on column warehouse.station.staff is 'People who supervise food, in 人. File: 人员数.';
comment on column warehouse.station.subjects is 'Market subjects in its area, in 户. File: 辖区市场主体数.';
comment on column warehouse.station.food_units is 'Those that deal in food, in 户. File: 其中食品单位数.';
