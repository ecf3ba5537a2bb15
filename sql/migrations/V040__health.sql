-- HL01 化学污染物监测. Printed by `ops/shian ddl chemical-samples`.

create table warehouse.chemical_test (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    sample_no text not null,
    kind text not null,
    food_category text,
    sample_name text not null,
    sampled_on date not null,
    county text not null,
    town text,
    place text,
    packaging text,
    origin text,
    item text not null,
    result text not null,
    detection_limit numeric,
    unit text,
    limit_value text,
    exceeded boolean,
    laboratory text,
    submitted_on date,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.chemical_test is 'One row per sample and item tested, of the deliveries that count: Monitoring of chemical contaminants (HL01 化学污染物监测).';
comment on column warehouse.chemical_test.division_code is 'Division the row counts in.';
comment on column warehouse.chemical_test.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.chemical_test.delivery_id is 'Delivery it came with.';
comment on column warehouse.chemical_test.line is 'Line in the file, from 1.';
comment on column warehouse.chemical_test.sample_no is 'Sample number. File: 样品编号.';
comment on column warehouse.chemical_test.kind is 'Kind of monitoring. File: 监测类别; codes: monitoring-kind.';
comment on column warehouse.chemical_test.food_category is 'Food category of the monitoring plan. File: 食品类别.';
comment on column warehouse.chemical_test.sample_name is 'Name of the sample. File: 样品名称.';
comment on column warehouse.chemical_test.sampled_on is 'Day the sample was taken. File: 采样日期.';
comment on column warehouse.chemical_test.county is 'Division where it was taken. File: 采样点（县）.';
comment on column warehouse.chemical_test.town is 'Town where it was taken. File: 采样点（乡镇）.';
comment on column warehouse.chemical_test.place is 'Place where it was taken. File: 采样点（场所）.';
comment on column warehouse.chemical_test.packaging is 'Packaging. File: 包装.';
comment on column warehouse.chemical_test.origin is 'Where it was produced. File: 产地.';
comment on column warehouse.chemical_test.item is 'Item tested. File: 检测项目.';
comment on column warehouse.chemical_test.result is 'Result as it stands. File: 检测值.';
comment on column warehouse.chemical_test.detection_limit is 'Limit of detection in the unit of the row. File: 检出限.';
comment on column warehouse.chemical_test.unit is 'Unit of result and limits. File: 单位.';
comment on column warehouse.chemical_test.limit_value is 'Limit of the standard as it stands. File: 限量标准.';
comment on column warehouse.chemical_test.exceeded is 'Whether the limit is exceeded. File: 是否超标.';
comment on column warehouse.chemical_test.laboratory is 'Laboratory. File: 检测机构.';
comment on column warehouse.chemical_test.submitted_on is 'Day the laboratory got it. File: 送检日期.';

-- HL02 微生物及致病因子监测. Printed by `ops/shian ddl microbial-samples`.

create table warehouse.microbial_test (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    sample_no text not null,
    kind text not null,
    food_category text,
    sample_name text not null,
    sampled_on date not null,
    county text not null,
    town text,
    place text,
    packaging text,
    origin text,
    pathogen text not null,
    detection text,
    count_result text,
    unit text,
    serotype text,
    strain_no text,
    laboratory text,
    submitted_on date,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.microbial_test is 'One row per sample and pathogen, of the deliveries that count: Monitoring of microbes and pathogens (HL02 微生物及致病因子监测).';
comment on column warehouse.microbial_test.division_code is 'Division the row counts in.';
comment on column warehouse.microbial_test.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.microbial_test.delivery_id is 'Delivery it came with.';
comment on column warehouse.microbial_test.line is 'Line in the file, from 1.';
comment on column warehouse.microbial_test.sample_no is 'Sample number. File: 样品编号.';
comment on column warehouse.microbial_test.kind is 'Kind of monitoring. File: 监测类别; codes: monitoring-kind.';
comment on column warehouse.microbial_test.food_category is 'Food category of the monitoring plan. File: 食品类别.';
comment on column warehouse.microbial_test.sample_name is 'Name of the sample. File: 样品名称.';
comment on column warehouse.microbial_test.sampled_on is 'Day the sample was taken. File: 采样日期.';
comment on column warehouse.microbial_test.county is 'Division where it was taken. File: 采样点（县）.';
comment on column warehouse.microbial_test.town is 'Town where it was taken. File: 采样点（乡镇）.';
comment on column warehouse.microbial_test.place is 'Place where it was taken. File: 采样点（场所）.';
comment on column warehouse.microbial_test.packaging is 'Packaging. File: 包装.';
comment on column warehouse.microbial_test.origin is 'Where it was produced. File: 产地.';
comment on column warehouse.microbial_test.pathogen is 'Pathogen or indicator organism. File: 致病菌.';
comment on column warehouse.microbial_test.detection is 'Whether it was found. File: 定性; codes: detection.';
comment on column warehouse.microbial_test.count_result is 'Count as it stands, also of several portions. File: 定量.';
comment on column warehouse.microbial_test.unit is 'Unit of the count. File: 单位.';
comment on column warehouse.microbial_test.serotype is 'Serotype. File: 血清型.';
comment on column warehouse.microbial_test.strain_no is 'Number of the strain. File: 菌株编号.';
comment on column warehouse.microbial_test.laboratory is 'Laboratory. File: 检测机构.';
comment on column warehouse.microbial_test.submitted_on is 'Day the laboratory got it. File: 送检日期.';

-- HL03 食源性疾病病例. Printed by `ops/shian ddl foodborne-cases`.

create table warehouse.foodborne_case (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    case_no text not null,
    institution_code text,
    institution_name text not null,
    institution_county text not null,
    sex text,
    age text,
    occupation text,
    patient_of text not null,
    residence text,
    ill_on date not null,
    visited_on date not null,
    filled_on date not null,
    reviewed_on date,
    diagnosis text,
    symptoms text,
    food_name text,
    food_category text,
    processing text,
    place_type text,
    eaten_on date,
    eaters bigint,
    others_ill boolean,
    specimen_no text,
    specimen_type text,
    specimen_on date,
    test_result text,
    state text not null,
    returned_because text,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.foodborne_case is 'One row per case number, of the deliveries that count: Cases of foodborne disease (HL03 食源性疾病病例).';
comment on column warehouse.foodborne_case.division_code is 'Division the row counts in.';
comment on column warehouse.foodborne_case.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.foodborne_case.delivery_id is 'Delivery it came with.';
comment on column warehouse.foodborne_case.line is 'Line in the file, from 1.';
comment on column warehouse.foodborne_case.case_no is 'Case number. File: 病例编号.';
comment on column warehouse.foodborne_case.institution_code is 'Code of the institution. File: 医疗机构编码.';
comment on column warehouse.foodborne_case.institution_name is 'Institution that reports. File: 医疗机构名称.';
comment on column warehouse.foodborne_case.institution_county is 'Division of the institution. File: 医疗机构所在旗县区.';
comment on column warehouse.foodborne_case.sex is 'Sex of the patient. File: 性别.';
comment on column warehouse.foodborne_case.age is 'Age of the patient as it stands, such as 34岁 or 8月. File: 年龄.';
comment on column warehouse.foodborne_case.occupation is 'Occupation of the patient. File: 职业.';
comment on column warehouse.foodborne_case.patient_of is 'Where the patient lives, seen from the institution. File: 病人属于; codes: patient-of.';
comment on column warehouse.foodborne_case.residence is 'Code of the division the patient lives in, also outside the city. File: 现住址区划.';
comment on column warehouse.foodborne_case.ill_on is 'Day the illness began. File: 发病时间.';
comment on column warehouse.foodborne_case.visited_on is 'Day of the visit. File: 就诊时间.';
comment on column warehouse.foodborne_case.filled_on is 'Day the card was filled. File: 填卡日期.';
comment on column warehouse.foodborne_case.reviewed_on is 'Day the card was reviewed. File: 审核日期.';
comment on column warehouse.foodborne_case.diagnosis is 'First diagnosis. File: 初步诊断.';
comment on column warehouse.foodborne_case.symptoms is 'Main symptoms. File: 主要症状.';
comment on column warehouse.foodborne_case.food_name is 'Suspected food. File: 可疑食品名称.';
comment on column warehouse.foodborne_case.food_category is 'Category of the suspected food. File: 可疑食品分类.';
comment on column warehouse.foodborne_case.processing is 'How the food was prepared. File: 加工方式.';
comment on column warehouse.foodborne_case.place_type is 'Type of place where it was eaten. File: 进食场所类型.';
comment on column warehouse.foodborne_case.eaten_on is 'Day it was eaten. File: 进食时间.';
comment on column warehouse.foodborne_case.eaters is 'People who ate it, in 人. File: 进食人数.';
comment on column warehouse.foodborne_case.others_ill is 'Whether others fell ill. File: 其他人是否发病.';
comment on column warehouse.foodborne_case.specimen_no is 'Number of the specimen. File: 标本编号.';
comment on column warehouse.foodborne_case.specimen_type is 'Type of specimen. File: 标本类型.';
comment on column warehouse.foodborne_case.specimen_on is 'Day the specimen was taken. File: 标本采样日期.';
comment on column warehouse.foodborne_case.test_result is 'Result of the test as it stands. File: 检测结果.';
comment on column warehouse.foodborne_case.state is 'State of the card. File: 状态; codes: card-state.';
comment on column warehouse.foodborne_case.returned_because is 'Why the card was returned. File: 退卡原因.';

