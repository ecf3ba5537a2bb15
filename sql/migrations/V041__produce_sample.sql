-- AG01 农产品质量安全监测. Printed by `ops/shian ddl produce-samples`.

create table warehouse.produce_sample (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    sample_no text not null,
    sample_name text not null,
    link text not null,
    sampled_province text,
    sampled_city text,
    sampled_county text not null,
    address text,
    laboratory text,
    sampled_on date not null,
    owner_name text,
    owner_code text,
    owner_kind text,
    grown_province text,
    grown_city text,
    grown_county text,
    quantity text,
    test_kind text not null,
    items bigint,
    judgement text not null,
    exceeded_items text,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.produce_sample is 'One row per sample number, of the deliveries that count: Monitoring of farm produce (AG01 农产品质量安全监测).';
comment on column warehouse.produce_sample.division_code is 'Division the row counts in.';
comment on column warehouse.produce_sample.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.produce_sample.delivery_id is 'Delivery it came with.';
comment on column warehouse.produce_sample.line is 'Line in the file, from 1.';
comment on column warehouse.produce_sample.sample_no is 'Sample number. File: 样品编号.';
comment on column warehouse.produce_sample.sample_name is 'Name of the sample. File: 样品名称.';
comment on column warehouse.produce_sample.link is 'Link of the chain. File: 抽样环节; codes: produce-link.';
comment on column warehouse.produce_sample.sampled_province is 'Province where it was sampled. File: 抽样省.';
comment on column warehouse.produce_sample.sampled_city is 'City where it was sampled. File: 抽样市.';
comment on column warehouse.produce_sample.sampled_county is 'Division where it was sampled. File: 抽样县.';
comment on column warehouse.produce_sample.address is 'Address where it was sampled. File: 抽样地址.';
comment on column warehouse.produce_sample.laboratory is 'Laboratory. File: 检测单位.';
comment on column warehouse.produce_sample.sampled_on is 'Day the sample was taken. File: 抽样日期.';
comment on column warehouse.produce_sample.owner_name is 'Firm or farmer. File: 企业名称/农户.';
comment on column warehouse.produce_sample.owner_code is 'Credit code of the firm or ID number of the farmer. File: 信用代码/身份证号.';
comment on column warehouse.produce_sample.owner_kind is 'Mark the firm holds, such as 绿色 or 有机. File: 企业属性.';
comment on column warehouse.produce_sample.grown_province is 'Province where it was grown. File: 溯源省.';
comment on column warehouse.produce_sample.grown_city is 'City where it was grown. File: 溯源市.';
comment on column warehouse.produce_sample.grown_county is 'County where it was grown, also outside the city. File: 溯源县.';
comment on column warehouse.produce_sample.quantity is 'Quantity sampled as it stands. File: 抽样数量.';
comment on column warehouse.produce_sample.test_kind is 'Quantitative or rapid. File: 检测性质; codes: test-kind.';
comment on column warehouse.produce_sample.items is 'Items tested, in 项. File: 检测项目数.';
comment on column warehouse.produce_sample.judgement is 'Whether it meets the national standard. File: 国家标准判定; codes: judgement.';
comment on column warehouse.produce_sample.exceeded_items is 'Items beyond their limit. File: 超标参数.';
