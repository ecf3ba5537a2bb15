-- GR01 粮食质量安全监测. Printed by `ops/shian ddl grain-samples`.

create table warehouse.grain_test (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    sample_no text not null,
    monitoring text not null,
    variety text not null,
    nature text,
    harvest_year smallint,
    sampled_on date not null,
    sampler text,
    county text not null,
    town text,
    depot text,
    bin text,
    tonnage numeric,
    item text not null,
    result text not null,
    judged_for text not null,
    judgement text not null,
    tonnage_over numeric,
    disposal text,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.grain_test is 'One row per sample and item tested, of the deliveries that count: Monitoring of grain (GR01 粮食质量安全监测).';
comment on column warehouse.grain_test.division_code is 'Division the row counts in.';
comment on column warehouse.grain_test.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.grain_test.delivery_id is 'Delivery it came with.';
comment on column warehouse.grain_test.line is 'Line in the file, from 1.';
comment on column warehouse.grain_test.sample_no is 'Sample number. File: 样品编号.';
comment on column warehouse.grain_test.monitoring is 'Kind of monitoring. File: 监测类型; codes: grain-monitoring.';
comment on column warehouse.grain_test.variety is 'Kind of grain. File: 粮食品种; codes: grain-variety.';
comment on column warehouse.grain_test.nature is 'Whose grain it is. File: 性质.';
comment on column warehouse.grain_test.harvest_year is 'Year of the harvest. File: 收获年度.';
comment on column warehouse.grain_test.sampled_on is 'Day the sample was taken. File: 扦样日期.';
comment on column warehouse.grain_test.sampler is 'Who took the sample. File: 扦样单位.';
comment on column warehouse.grain_test.county is 'Division the grain is from, or is stored in. File: 产地（县）.';
comment on column warehouse.grain_test.town is 'Town the grain is from. File: 产地（乡）.';
comment on column warehouse.grain_test.depot is 'Depot. File: 库点.';
comment on column warehouse.grain_test.bin is 'Bin or tank. File: 仓/罐号.';
comment on column warehouse.grain_test.tonnage is 'Quantity the sample stands for, in 吨. File: 代表数量.';
comment on column warehouse.grain_test.item is 'Item tested. File: 项目.';
comment on column warehouse.grain_test.result is 'Result as it stands. File: 结果.';
comment on column warehouse.grain_test.judged_for is 'What the item is judged for. File: 判定类别; codes: grain-standard.';
comment on column warehouse.grain_test.judgement is 'Whether the item passed. File: 判定; codes: judgement.';
comment on column warehouse.grain_test.tonnage_over is 'Quantity beyond the standard, in 吨. File: 超标数量.';
comment on column warehouse.grain_test.disposal is 'Where it went. File: 处置去向.';
