-- MR01 食品抽样检验批次. Printed by `ops/shian ddl sampling-batches`.

create table warehouse.sampling_batch (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    sample_no text not null,
    task_class text,
    task_source text not null,
    task_type text not null,
    sampling_kind text,
    sampled_on date not null,
    link text not null,
    place_type text,
    area_type text,
    unit_name text not null,
    unit_address text,
    unit_county text not null,
    credit_code text,
    licence_no text,
    sample_name text not null,
    food_category text not null,
    maker_name text,
    maker_province text,
    made_on text,
    specification text,
    quantity numeric,
    quantity_unit text,
    sampler text,
    laboratory text,
    report_no text,
    received_on date,
    reported_on date not null,
    conclusion text not null,
    state text not null,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.sampling_batch is 'One row per sample number, of the deliveries that count: Food sampling batches (MR01 食品抽样检验批次).';
comment on column warehouse.sampling_batch.division_code is 'Division the row counts in.';
comment on column warehouse.sampling_batch.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.sampling_batch.delivery_id is 'Delivery it came with.';
comment on column warehouse.sampling_batch.line is 'Line in the file, from 1.';
comment on column warehouse.sampling_batch.sample_no is 'Sample number. File: 抽样编号.';
comment on column warehouse.sampling_batch.task_class is 'Class under which it is reported. File: 报送分类A.';
comment on column warehouse.sampling_batch.task_source is 'Level of the office that ordered it. File: 任务来源; codes: office-level.';
comment on column warehouse.sampling_batch.task_type is 'Kind of task. File: 任务类别; codes: task-type.';
comment on column warehouse.sampling_batch.sampling_kind is 'Kind of sampling. File: 抽样类型.';
comment on column warehouse.sampling_batch.sampled_on is 'Day of sampling. File: 抽样日期.';
comment on column warehouse.sampling_batch.link is 'Link of the chain. File: 抽样环节; codes: link.';
comment on column warehouse.sampling_batch.place_type is 'Type of place. File: 抽样地点.';
comment on column warehouse.sampling_batch.area_type is 'Type of area. File: 区域类型.';
comment on column warehouse.sampling_batch.unit_name is 'Unit sampled. File: 被抽样单位名称.';
comment on column warehouse.sampling_batch.unit_address is 'Address of the unit. File: 被抽样单位地址.';
comment on column warehouse.sampling_batch.unit_county is 'Division of the unit. File: 被抽样单位所在县.';
comment on column warehouse.sampling_batch.credit_code is 'Unified social credit code of the unit. File: 社会信用代码.';
comment on column warehouse.sampling_batch.licence_no is 'Licence number of the unit. File: 许可证编号.';
comment on column warehouse.sampling_batch.sample_name is 'Name of the sample. File: 样品名称.';
comment on column warehouse.sampling_batch.food_category is 'Food category. File: 食品大类; codes: food-category.';
comment on column warehouse.sampling_batch.maker_name is 'Producer on the label. File: 标识生产企业名称.';
comment on column warehouse.sampling_batch.maker_province is 'Province of the producer. File: 标识生产企业所在省.';
comment on column warehouse.sampling_batch.made_on is 'Day of production as it stands. File: 生产日期.';
comment on column warehouse.sampling_batch.specification is 'Specification. File: 规格.';
comment on column warehouse.sampling_batch.quantity is 'Quantity sampled. File: 抽样数量.';
comment on column warehouse.sampling_batch.quantity_unit is 'Unit of the quantity. File: 单位.';
comment on column warehouse.sampling_batch.sampler is 'Who sampled. File: 抽样单位名称.';
comment on column warehouse.sampling_batch.laboratory is 'Laboratory. File: 检验机构名称.';
comment on column warehouse.sampling_batch.report_no is 'Number of the report. File: 报告书编号.';
comment on column warehouse.sampling_batch.received_on is 'Day the laboratory received it. File: 收检日期.';
comment on column warehouse.sampling_batch.reported_on is 'Day of the report. File: 报告日期.';
comment on column warehouse.sampling_batch.conclusion is 'Conclusion. File: 结论; codes: conclusion.';
comment on column warehouse.sampling_batch.state is 'State of the row. File: 数据状态; codes: row-state.';
