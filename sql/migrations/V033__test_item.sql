-- MR02 检验项目. Printed by `ops/shian ddl test-items`.

create table warehouse.test_item (
    division_code text not null,
    year smallint not null,
    delivery_id bigint not null,
    line integer not null,
    sample_no text not null,
    food_category text not null,
    food_subclass text,
    food_third text,
    food_fourth text,
    sample_name text,
    item text not null,
    result text not null,
    result_value numeric,
    result_qualifier text,
    result_unit text,
    verdict text not null,
    method text,
    standard text,
    least_allowed text,
    most_allowed text,
    allowed_unit text,
    detection_limit text,
    detection_unit text,
    note text,
    primary key (delivery_id, line, year, division_code),
    foreign key (delivery_id) references intake.delivery
) partition by list (year);
comment on table warehouse.test_item is 'One row per sample number and item, of the deliveries that count: Test items (MR02 检验项目).';
comment on column warehouse.test_item.division_code is 'Division the row counts in.';
comment on column warehouse.test_item.year is 'Calendar year the row counts in; the partition.';
comment on column warehouse.test_item.delivery_id is 'Delivery it came with.';
comment on column warehouse.test_item.line is 'Line in the file, from 1.';
comment on column warehouse.test_item.sample_no is 'Sample number. File: 单号.';
comment on column warehouse.test_item.food_category is 'Food category. File: 食品大类; codes: food-category.';
comment on column warehouse.test_item.food_subclass is 'Second level of the food category. File: 食品亚类.';
comment on column warehouse.test_item.food_third is 'Third level of the food category. File: 食品次亚类.';
comment on column warehouse.test_item.food_fourth is 'Fourth level of the food category. File: 食品细类.';
comment on column warehouse.test_item.sample_name is 'Name of the sample. File: 样品名称.';
comment on column warehouse.test_item.item is 'What was tested. File: 检验项目.';
comment on column warehouse.test_item.result is 'Result. File: 检验结果; as it stands.';
comment on column warehouse.test_item.result_value is 'Result, the number in it; null if it has none or several.';
comment on column warehouse.test_item.result_qualifier is 'Result, how it is meant: NOT_DETECTED, LESS, AT_MOST, GREATER, AT_LEAST, SERIES (several numbers), WORD; null for a plain number.';
comment on column warehouse.test_item.result_unit is 'Unit of the result. File: 结果单位.';
comment on column warehouse.test_item.verdict is 'How the item was judged. File: 结果判定; codes: item-verdict.';
comment on column warehouse.test_item.method is 'Standard of the method. File: 检验依据.';
comment on column warehouse.test_item.standard is 'Standard it was judged by. File: 判定依据.';
comment on column warehouse.test_item.least_allowed is 'Least value allowed. File: 最小允许限.';
comment on column warehouse.test_item.most_allowed is 'Greatest value allowed. File: 最大允许限.';
comment on column warehouse.test_item.allowed_unit is 'Unit of what is allowed. File: 允许限单位.';
comment on column warehouse.test_item.detection_limit is 'Least value the method can find. File: 方法检出限.';
comment on column warehouse.test_item.detection_unit is 'Unit of that value. File: 检出限单位.';
comment on column warehouse.test_item.note is 'Note. File: 说明.';
